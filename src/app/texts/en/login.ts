/** Words of the login page. */
export const loginText = {
  title: "Sign in",
  heading: "Sign in",
  name: "Name",
  password: "Password",
  submit: "Sign in",
  forgotten: "Forgot the password? Set a new one on the machine itself:",
  forgottenCommand: "npm run cli -- user password",
  codeHeading: "Sign in from the console",
  codeLead: "This address carries a one-time code that signs you in.",
} as const;
