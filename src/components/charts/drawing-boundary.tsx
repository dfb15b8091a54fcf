"use client";

import { Component, type ReactNode } from "react";

interface DrawingBoundaryProps {
  /** What stands there when the children cannot be shown: the server's drawing. */
  fallback: ReactNode;
  children: ReactNode;
}

/** When the live chart fails (its code did not arrive, a browser refuses it) the drawing stays in its place. */
export class DrawingBoundary extends Component<DrawingBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
