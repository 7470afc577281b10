package org.walletsuite.voucher.voucher;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.walletsuite.platform.event.Outbox;
import org.walletsuite.platform.event.VoucherEvent.Particulars;
import org.walletsuite.platform.ledger.Transfer;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.voucher.transaction.PartnerOutcomes;
import org.walletsuite.voucher.voucher.References.Place;

/** Makes rows again of vouchers that were issued after the moment to which the database was restored. */
@Component
class LostVouchers {

    /** No request has it: who asks for the reference again is refused. */
    private static final byte[] NO_REQUEST = new byte[32];

    private static final int USUAL_DAYS = 365;

    private final VoucherRepository vouchers;
    private final References references;
    private final VoucherCodes codes;
    private final SecretBox box;
    private final PartnerOutcomes outcomes;
    private final Outbox outbox;

    LostVouchers(
            VoucherRepository vouchers,
            References references,
            VoucherCodes codes,
            SecretBox box,
            PartnerOutcomes outcomes,
            Outbox outbox) {
        this.vouchers = vouchers;
        this.references = references;
        this.codes = codes;
        this.box = box;
        this.outcomes = outcomes;
        this.outbox = outbox;
    }

    /** Its event is published again with the same id, for it may have died with the outbox. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID id, Transfer issue, @Nullable Particulars said) {
        var voucher = row(id, issue, said);
        if (said != null && said.partnerId() != null) {
            var place = new Place(said.partnerId(), voucher.environment(), reference(said));
            references.take(place, id, NO_REQUEST);
        }
        outbox.add(voucher.issued(issue.id(), issue.createdAt()));
        voucher.row().moved().ifPresent(moved -> outcomes.issued(moved, issue.createdAt()));
    }

    /** One that was refused: its money came to the ledger late, and was taken back. Nobody ever knew of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addRefused(UUID id, Transfer issue, @Nullable Particulars said, Instant now) {
        row(id, issue, said).refuse(Refusal.INSUFFICIENT_FUNDS, now);
    }

    private Voucher row(UUID id, Transfer issue, @Nullable Particulars said) {
        var issued = said == null ? issue.createdAt() : said.createdAt();
        return vouchers.saveAndFlush(
                new Voucher(id, terms(id, issue, said), code(id, said), partner(id, said), issued));
    }

    private static Terms terms(UUID id, Transfer issue, @Nullable Particulars said) {
        var payer = issue.entries().stream()
                .filter(entry -> !entry.accountId().equals(id))
                .findFirst()
                .orElseThrow();
        var owner = said == null || said.ownerId() == null ? payer.ownerId() : said.ownerId();
        var days = said == null
                ? USUAL_DAYS
                : Math.toIntExact(
                        Duration.between(said.createdAt(), said.expiresAt()).toDays());
        return new Terms(
                environment(payer.asset()),
                owner,
                new Terms.Source(payer.accountId(), payer.purpose()),
                issue.amount(),
                days,
                null);
    }

    private static PartnerEnvironment environment(String asset) {
        return Stream.of(PartnerEnvironment.values())
                .filter(one -> VoucherAccounts.asset(one).code().equals(asset))
                .findFirst()
                .orElseThrow();
    }

    /** The code itself is lost. This one nobody is given; only the digits in lists are those that everybody saw. */
    private StoredCode code(UUID id, @Nullable Particulars said) {
        var code = codes.generate();
        return new StoredCode(
                codes.hash(code),
                codes.seal(id, code),
                said == null ? VoucherCodes.lastDigits(code) : said.lastDigits());
    }

    private @Nullable PartnerPart partner(UUID id, @Nullable Particulars said) {
        return said == null || said.partnerId() == null
                ? null
                : new PartnerPart(
                        said.partnerId(),
                        reference(said),
                        box.seal(new byte[0], Answers.customerPlace(id)),
                        null,
                        null,
                        null);
    }

    private static String reference(Particulars said) {
        return Objects.requireNonNull(said.partnerReference(), "A partner's voucher has its reference");
    }
}
