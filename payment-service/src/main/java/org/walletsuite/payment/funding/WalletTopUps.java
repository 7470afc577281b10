package org.walletsuite.payment.funding;

import java.time.Clock;
import java.util.UUID;
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

/** Begins top-ups of main wallets, and what a provider has reported of one before it was stored counts from then on. */
@Service
class WalletTopUps {

    private final MainWallets wallets;
    private final TopUpRows rows;
    private final FundingEventRows events;
    private final TopUpWorkflow workflow;
    private final Idempotency idempotency;
    private final FundingSettings settings;
    private final Clock clock;

    WalletTopUps(
            MainWallets wallets,
            TopUpRows rows,
            FundingEventRows events,
            TopUpWorkflow workflow,
            Idempotency idempotency,
            FundingSettings settings,
            Clock clock) {
        this.wallets = wallets;
        this.rows = rows;
        this.events = events;
        this.workflow = workflow;
        this.idempotency = idempotency;
        this.settings = settings;
        this.clock = clock;
    }

    /** Tops a user's wallet up once for one key: at once, or as soon as the provider says that the money came. */
    ResponseEntity<FirstAnswer<Envelope<WalletTransaction>>> topUp(
            UUID user, IdempotencyKey key, NewTopUp.Checked wanted) {
        var wallet = wallets.of(user);
        return idempotency.begunOnce(key, wanted.fields(), () -> begin(Ids.next(), wallet, wanted), this::finished);
    }

    /** The intent; part of the transaction that takes the key. */
    UUID begin(UUID id, Account wallet, NewTopUp.Checked wanted) {
        var provider = settings.provider();
        if (provider == null) {
            throw ApiException.unavailable("Nobody takes money for top-ups at the moment", null);
        }
        if (wallet.status() != AccountStatus.ACTIVE) {
            throw new ApiException(MainWalletFailure.DEACTIVATED);
        }
        events.lock(id);
        var topUp = TopUp.begin(id, wallet, wanted, provider, clock.instant(), settings.expireAfter());
        for (var event : events.of(id)) {
            topUp = topUp.reported(event);
        }
        rows.add(topUp);
        return id;
    }

    private Reply<Envelope<WalletTransaction>> finished(UUID id) {
        workflow.attempt(id);
        var topUp = rows.find(id).orElseThrow();
        return switch (topUp.status()) {
            case COMPLETED -> workflow.completed(topUp);
            case REFUSED -> throw workflow.refusal(topUp);
            case PENDING, CREDITING, FAILED, EXPIRED ->
                new Reply<>(
                        HttpStatus.ACCEPTED,
                        Envelope.of(
                                HttpStatus.ACCEPTED,
                                "Top-up is pending",
                                topUp.shown(topUp.status().shown()),
                                clock.instant()));
        };
    }
}
