import { WalletSuiteError } from './error.js';
import { RenewedToken } from './renewed-token.js';
import { TokenApi } from './partnersync/index.js';
import { Configuration, LogInApi, type Middleware } from './wallet/index.js';

const TO_ANSWER = 15_000;

/**
 * Connects to a gateway. The generated classes take what this returns, as in `new payment.PaymentApi(client)`, their failures
 * are `WalletSuiteError`s, and `Retries` repeats their calls.
 *
 * @param token the token that is current at each request; none for calls that need none, such as a sign-up
 */
export function connect(gateway: string, token?: () => string | Promise<string>): Configuration {
    return connection(gateway, token, () => undefined);
}

/** As a user, who is logged in when the first call is made, and again before the token expires. */
export function connectAsUser(gateway: string, email: string, password: string): Configuration {
    const logIn = new LogInApi(connect(gateway));
    return renewing(gateway, async () => {
        const tokens = await logIn.logIn({ logIn: { email, password } });
        return { token: tokens.accessToken, seconds: tokens.expiresIn };
    });
}

/** As a partner, with the client credentials grant. Only servers keep a secret: never in a browser. */
export function connectAsPartner(gateway: string, partnerId: string, secret: string): Configuration {
    const tokens = new TokenApi(connect(gateway));
    const tokenRequest = { grantType: 'client_credentials', clientId: partnerId, clientSecret: secret };
    return renewing(gateway, async () => {
        const token = await tokens.tokenByForm({ tokenRequest });
        return { token: token.accessToken, seconds: token.expiresIn };
    });
}

function renewing(gateway: string, source: ConstructorParameters<typeof RenewedToken>[0]): Configuration {
    const token = new RenewedToken(source);
    return connection(gateway, () => token.current(), refused => token.refused(refused));
}

function connection(
    gateway: string,
    token: (() => string | Promise<string>) | undefined,
    refused: (token: string) => void,
): Configuration {
    const failures: Middleware = {
        async onError({ error }) {
            throw WalletSuiteError.unanswered(error);
        },
        async post({ init, response }) {
            if (response.status === 401) {
                refused(new Headers(init.headers).get('Authorization')?.replace(/^Bearer /, '') ?? '');
            }
            if (!response.ok) {
                throw await WalletSuiteError.of(response);
            }
            return response;
        },
    };
    return new Configuration({
        basePath: gateway.replace(/\/+$/, ''),
        accessToken: token,
        middleware: [failures],
        fetchApi: whole,
    });
}

/** With the body, so that a connection that breaks within it is a lost answer as well. A stream has no end to wait for. */
async function whole(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const signal = AbortSignal.timeout(TO_ANSWER);
    const answer = await fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal });
    if (answer.body === null || answer.headers.get('Content-Type')?.startsWith('text/event-stream')) {
        return answer;
    }
    const { status, statusText, headers } = answer;
    const body = await answer.arrayBuffer();
    return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
}
