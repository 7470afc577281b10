interface Grant {
    token: string;
    seconds: number;
}

interface Kept {
    grant: Promise<Grant>;
    since: number;
}

/** An access token that is fetched when it is first needed, and again shortly before it expires or when it was refused. */
export class RenewedToken {
    /** A request that is under way when a token expires would be refused. */
    private static readonly MARGIN = 60_000;

    /** Where all tokens are refused, fetching one after the other would lock the client out. */
    private static readonly SHORTEST_USE = 60_000;

    private kept?: Kept;

    constructor(
        private readonly source: () => Promise<Grant>,
        private readonly now: () => number = () => performance.now(),
    ) {}

    /** Requests that need a token at the same time wait for one. */
    async current(): Promise<string> {
        const kept = this.kept ?? this.fetch();
        const grant = await kept.grant;
        if (this.now() < kept.since + grant.seconds * 1_000 - RenewedToken.MARGIN) {
            return grant.token;
        }
        const next = this.kept && this.kept !== kept ? this.kept : this.fetch();
        return (await next.grant).token;
    }

    /** Forgets the token, unless another has taken its place. */
    async refused(token: string): Promise<void> {
        const kept = this.kept;
        if (!kept || this.now() < kept.since + RenewedToken.SHORTEST_USE) {
            return;
        }
        if ((await kept.grant).token === token && this.kept === kept) {
            this.kept = undefined;
        }
    }

    private fetch(): Kept {
        const kept = { grant: this.source(), since: this.now() };
        this.kept = kept;
        // A failure is not kept; who waits for it gets it.
        kept.grant.catch(() => {
            if (this.kept === kept) {
                this.kept = undefined;
            }
        });
        return kept;
    }
}
