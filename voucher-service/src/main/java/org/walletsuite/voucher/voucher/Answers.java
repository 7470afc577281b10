package org.walletsuite.voucher.voucher;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.Rand;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.voucher.voucher.VoucherDetail.VoucherCustomer;

/** The answers to those who changed a voucher or look at it. The first kind depends on the change alone, not on what became of the voucher since. */
@Component
class Answers {

    private final VoucherCodes codes;
    private final SecretBox box;

    Answers(VoucherCodes codes, SecretBox box) {
        this.codes = codes;
        this.box = box;
    }

    Reply<PartnerAnswer<IssuedVoucher>> issued(Voucher voucher) {
        var row = voucher.row();
        return Reply.created(PartnerAnswer.of("Voucher issued", issued(row, VoucherStatus.ACTIVE), row.createdAt()));
    }

    /** The same voucher to who asks for it again by its reference. */
    Reply<PartnerAnswer<IssuedVoucher>> issuedBefore(VoucherRow voucher, Instant now) {
        return Reply.ok(PartnerAnswer.of("The voucher was issued before", issued(voucher, voucher.statusAt(now)), now));
    }

    private IssuedVoucher issued(VoucherRow voucher, VoucherStatus status) {
        return new IssuedVoucher(
                code(voucher),
                voucher.id(),
                Rand.of(voucher.amount()),
                VoucherAccounts.CURRENCY,
                status.text(),
                voucher.expiresAt(),
                voucher.createdAt(),
                voucher.transactionId(),
                reference(voucher));
    }

    Reply<PartnerAnswer<RedeemedVoucher>> redeemed(Redemption redemption) {
        var paid = redemption.row();
        return Reply.ok(PartnerAnswer.of("Voucher redeemed", RedeemedVoucher.of(paid), paid.at()));
    }

    Reply<PartnerAnswer<CancelledVoucher>> cancelled(Voucher voucher) {
        var row = voucher.row();
        var at = Objects.requireNonNull(row.endedAt());
        return Reply.ok(PartnerAnswer.of(
                "Voucher cancelled",
                new CancelledVoucher(
                        row.id(),
                        Rand.of(row.amount()),
                        Rand.of(0),
                        VoucherAccounts.CURRENCY,
                        row.status().text(),
                        at.truncatedTo(ChronoUnit.MILLIS),
                        reference(row)),
                at));
    }

    VoucherDetail forOwner(VoucherRow voucher, Instant now) {
        return detail(voucher, null, now);
    }

    VoucherDetail forPartner(VoucherRow voucher, Instant now) {
        var partner = Objects.requireNonNull(voucher.partner());
        var sealed = Objects.requireNonNull(partner.customerSealed());
        var msisdn = new String(box.open(sealed, customerPlace(voucher.id())), StandardCharsets.UTF_8);
        return detail(voucher, new VoucherCustomer(msisdn, partner.customerName()), now);
    }

    private VoucherDetail detail(VoucherRow voucher, @Nullable VoucherCustomer customer, Instant now) {
        return new VoucherDetail(
                code(voucher),
                voucher.id(),
                Rand.of(voucher.amount()),
                Rand.of(voucher.balanceAt(now)),
                VoucherAccounts.CURRENCY,
                voucher.statusAt(now).text(),
                voucher.expiresAt(),
                voucher.createdAt(),
                voucher.transactionId(),
                voucher.redemptionCount(),
                reference(voucher),
                customer);
    }

    /** Where a voucher's customer is sealed for. */
    static String customerPlace(UUID voucher) {
        return "voucher-customer:" + voucher;
    }

    private String code(VoucherRow voucher) {
        return codes.open(voucher.id(), voucher.code().sealed());
    }

    private static @Nullable String reference(VoucherRow voucher) {
        return voucher.partner() == null ? null : voucher.partner().partnerReference();
    }
}
