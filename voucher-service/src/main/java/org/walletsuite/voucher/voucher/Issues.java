package org.walletsuite.voucher.voucher;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.secret.SecretBox;

/** Issues vouchers for users and for partners: the intent with a new code, then its way to the ledger. */
@Component
class Issues {

    private final VoucherRepository vouchers;
    private final VoucherWorkflow workflow;
    private final VoucherCodes codes;
    private final SecretBox box;
    private final Answers answers;
    private final Clock clock;

    Issues(
            VoucherRepository vouchers,
            VoucherWorkflow workflow,
            VoucherCodes codes,
            SecretBox box,
            Answers answers,
            Clock clock) {
        this.vouchers = vouchers;
        this.workflow = workflow;
        this.codes = codes;
        this.box = box;
        this.answers = answers;
        this.clock = clock;
    }

    /** Called in a transaction. */
    UUID begin(UUID id, Terms terms) {
        var code = codes.generate();
        var stored = new StoredCode(codes.hash(code), codes.seal(id, code), VoucherCodes.lastDigits(code));
        return vouchers.saveAndFlush(new Voucher(id, terms, stored, partnerPart(id, terms.partner()), clock.instant()))
                .id();
    }

    private @Nullable PartnerPart partnerPart(UUID id, Terms.@Nullable OfPartner partner) {
        return partner == null
                ? null
                : new PartnerPart(
                        partner.partnerId(),
                        partner.reference(),
                        box.seal(partner.msisdn().getBytes(StandardCharsets.UTF_8), Answers.customerPlace(id)),
                        partner.name(),
                        partner.description(),
                        partner.merchantId());
    }

    /** Finishes what was begun; throws what the ledger's refusal means to whoever asked. */
    Reply<PartnerAnswer<IssuedVoucher>> finish(UUID id, Refused refused) {
        var voucher = workflow.attempted(id);
        if (voucher.status() == VoucherStatus.REFUSED) {
            throw refused.by(voucher);
        }
        return answers.issued(voucher);
    }

    /** What a refused voucher's caller is told. */
    @FunctionalInterface
    interface Refused {
        RuntimeException by(Voucher voucher);
    }
}
