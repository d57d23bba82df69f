/** The bearer token of a demo person. */
export async function signIn(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: 'parley-demo' }),
  })
  const token = response.headers.get('set-auth-token')
  if (!token) throw new Error(`${email} could not sign in: ${response.status}`)
  return token
}
