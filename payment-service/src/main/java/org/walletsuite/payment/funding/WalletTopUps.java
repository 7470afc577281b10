package org.walletsuite.payment.funding;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.id.Ids;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.ledger.Account;
import org.walletsuite.platform.ledger.AccountStatus;
import org.walletsuite.platform.mainwallet.Envelope;
import org.walletsuite.platform.mainwallet.MainWalletFailure;
import org.walletsuite.platform.mainwallet.WalletTransaction;
import org.walletsuite.platform.web.IdempotencyKey;

/** Tops main wallets up, by who backs that: the sandbox at once, a provider outside once it has confirmed it. */
@Service
class WalletTopUps {

    private final MainWallets wallets;
    private final TopUpRows rows;
    private final SandboxTopUps sandbox;
    private final TopUpWorkflow workflow;
    private final Idempotency idempotency;
    private final FundingSettings settings;
    private final Clock clock;

    WalletTopUps(
            MainWallets wallets,
            TopUpRows rows,
            SandboxTopUps sandbox,
            TopUpWorkflow workflow,
            Idempotency idempotency,
            FundingSettings settings,
            Clock clock) {
        this.wallets = wallets;
        this.rows = rows;
        this.sandbox = sandbox;
        this.workflow = workflow;
        this.idempotency = idempotency;
        this.settings = settings;
        this.clock = clock;
    }

    /** Tops a user's wallet up once for one key: at once, or as soon as the provider says that the money came. */
    ResponseEntity<FirstAnswer<Envelope<WalletTransaction>>> topUp(
            UUID user, IdempotencyKey key, NewTopUp.Checked wanted) {
        if (settings.provider() == FundingProvider.SANDBOX) {
            return sandbox.topUp(user, key, wanted);
        }
        // Only a first request needs the wallet, so that a retry is answered during an outage of the ledger, too.
        var wallet = idempotency.knows(key) ? null : wallets.of(user);
        return idempotency.begunOnce(key, wanted.fields(), () -> begin(wallet, wanted), this::finished);
    }

    /**
     * The intent; part of the transaction that takes the key.
     *
     * @param wallet null for a retry, which a key that was released or pruned at this instant makes the first request again
     */
    private UUID begin(@Nullable Account wallet, NewTopUp.Checked wanted) {
        if (wallet == null) {
            throw ApiException.unavailable("The Idempotency-Key has just expired, please try again", null);
        }
        if (settings.provider() == null) {
            throw ApiException.unavailable("Nobody takes money for top-ups at the moment", null);
        }
        if (wallet.status() != AccountStatus.ACTIVE) {
            throw new ApiException(MainWalletFailure.DEACTIVATED);
        }
        if (rows.lockPending(wallet.id()) >= settings.mostPending()) {
            throw new ApiException(MainWalletFailure.TOO_MANY_PENDING);
        }
        var topUp = TopUp.begin(Ids.next(), wallet, wanted, clock.instant(), settings.expireAfter());
        rows.add(topUp);
        return topUp.id();
    }

    /** One that was not credited is shown as it began, whatever became of it since: its list tells that. */
    private Reply<Envelope<WalletTransaction>> finished(UUID id) {
        workflow.attempt(id);
        var topUp = rows.find(id).orElseThrow();
        return switch (topUp.status()) {
            case COMPLETED -> workflow.completed(topUp);
            case PENDING, CREDITING, FAILED, EXPIRED ->
                new Reply<>(
                        HttpStatus.ACCEPTED,
                        Envelope.of(
                                HttpStatus.ACCEPTED,
                                "Top-up is pending",
                                topUp.shown(TopUpStatus.PENDING.shown()),
                                clock.instant()));
        };
    }
}
