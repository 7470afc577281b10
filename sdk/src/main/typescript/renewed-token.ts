interface Grant {
    token: string;
    seconds: number;
}

/** An access token that is fetched when it is first needed, and again shortly before it expires or when it was refused. */
export class RenewedToken {
    /** A request that is under way when a token expires would be refused. */
    private static readonly MARGIN = 60_000;

    /** Where all tokens are refused, fetching one after the other would lock the client out. */
    private static readonly SHORTEST_USE = 60_000;

    private grant?: Promise<Grant>;
    private since = 0;

    constructor(
        private readonly source: () => Promise<Grant>,
        private readonly now: () => number = () => performance.now(),
    ) {}

    /** Requests that need a token at the same time wait for one. */
    async current(): Promise<string> {
        const kept = this.grant ?? this.fetch();
        const grant = await kept;
        if (this.now() < this.since + grant.seconds * 1_000 - RenewedToken.MARGIN) {
            return grant.token;
        }
        if (this.grant === kept) {
            this.fetch();
        }
        return (await (this.grant ?? this.fetch())).token;
    }

    /** Forgets the token, unless another has taken its place. */
    async refused(token: string): Promise<void> {
        const kept = this.grant;
        if (kept && this.now() >= this.since + RenewedToken.SHORTEST_USE && (await kept).token === token && this.grant === kept) {
            this.grant = undefined;
        }
    }

    private fetch(): Promise<Grant> {
        this.since = this.now();
        const grant = this.source();
        this.grant = grant;
        // A failure is not kept; who waits for it gets it.
        grant.catch(() => {
            if (this.grant === grant) {
                this.grant = undefined;
            }
        });
        return grant;
    }
}
