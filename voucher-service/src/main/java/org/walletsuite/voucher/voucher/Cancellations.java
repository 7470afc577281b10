package org.walletsuite.voucher.voucher;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.error.Unfinished;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.web.IdempotencyKey;

/** Has vouchers cancelled that nobody has redeemed; who cancels one again is answered as the first time. */
@Service
class Cancellations {

    /** A voucher is cancelled once, or ends otherwise. */
    private static final int LOOKS = 3;

    private final VoucherRepository vouchers;
    private final VoucherWorkflow workflow;
    private final Answers answers;
    private final Idempotency idempotency;
    private final Clock clock;

    Cancellations(
            VoucherRepository vouchers,
            VoucherWorkflow workflow,
            Answers answers,
            Idempotency idempotency,
            Clock clock) {
        this.vouchers = vouchers;
        this.workflow = workflow;
        this.answers = answers;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Somebody else's change is not finished yet. */
    private static final class UnderWay extends RuntimeException {}

    ResponseEntity<FirstAnswer<PartnerAnswer<CancelledVoucher>>> cancel(UUID id, IdempotencyKey key) {
        var request = Map.<String, Object>of("voucher", id.toString());
        for (var look = 0; look < LOOKS; look++) {
            if (!idempotency.knows(key) && find(id).status() == VoucherStatus.CANCELLED) {
                return idempotency.once(key, request, () -> answers.cancelled(find(id)));
            }
            try {
                return idempotency.begunOnce(key, request, () -> begin(id), _ -> rest(id));
            } catch (UnderWay _) {
                Unfinished.orDone(() -> attempted(id));
            }
        }
        throw new ApiException(ErrorCode.CONFLICT);
    }

    /** Called in a transaction. */
    private UUID begin(UUID id) {
        var voucher = vouchers.findLockedById(id).orElseThrow();
        if (voucher.becoming().isPresent() || voucher.status() == VoucherStatus.CANCELLED) {
            throw new UnderWay();
        }
        var now = clock.instant();
        if (!voucher.isCancellable(now)) {
            throw new ApiException(
                    ErrorCode.CONFLICT, "Only an active voucher of which nothing was redeemed can be cancelled");
        }
        voucher.beginCancellation(now);
        return voucher.intentId();
    }

    private Reply<PartnerAnswer<CancelledVoucher>> rest(UUID id) {
        return answers.cancelled(attempted(id));
    }

    private Voucher attempted(UUID id) {
        return workflow.attempted(id);
    }

    private Voucher find(UUID id) {
        return vouchers.findById(id).orElseThrow();
    }
}
