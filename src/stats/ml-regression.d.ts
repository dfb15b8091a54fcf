/** The part of ml-regression that is used here; the package brings no types of its own. */
declare module "ml-regression" {
  export class PolynomialRegression {
    constructor(x: readonly number[], y: readonly number[], degree: number);
    /** Of the powers 0, 1, 2 …. */
    coefficients: number[];
  }
}
