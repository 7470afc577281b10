package org.walletsuite.voucher.voucher;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.PartnerFailure;
import org.walletsuite.platform.partner.PartnerScope;
import org.walletsuite.platform.partnercall.PartnerOperation;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.voucher.transaction.PartnerCall;

/** Vouchers that partners issue to their customers. */
@RestController
@RequestMapping("/api/v1/partner/vouchers")
class PartnerVoucherController {

    private final PartnerVouchers vouchers;
    private final Cancellations cancellations;
    private final VoucherCodes codes;
    private final Answers answers;
    private final Clock clock;

    PartnerVoucherController(
            PartnerVouchers vouchers, Cancellations cancellations, VoucherCodes codes, Answers answers, Clock clock) {
        this.vouchers = vouchers;
        this.cancellations = cancellations;
        this.codes = codes;
        this.answers = answers;
        this.clock = clock;
    }

    /** The same again, with whatever key, is answered 200 with the first voucher as it is now. */
    @PartnerOperation("issue")
    @PostMapping("/issue")
    @ResponseStatus(HttpStatus.CREATED)
    @AdditionalResponses({HttpStatus.OK, HttpStatus.PAYMENT_REQUIRED})
    ResponseEntity<FirstAnswer<PartnerAnswer<IssuedVoucher>>> issue(
            @AuthenticationPrincipal Principal.Partner caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody NewPartnerVoucher body,
            HttpServletRequest request) {
        caller.mustHave(PartnerScope.VOUCHER_ISSUE);
        var wanted = body.checked();
        PartnerCall.of(request).asksFor(wanted.reference(), wanted.amount());
        return vouchers.issue(caller, key(caller, "issue", key), wanted);
    }

    @PartnerOperation("query")
    @GetMapping("/{voucher_code}")
    ResponseEntity<PartnerAnswer<VoucherDetail>> withCode(
            @AuthenticationPrincipal Principal.Partner caller,
            @PathVariable("voucher_code") String code,
            HttpServletRequest request) {
        caller.mustHave(PartnerScope.VOUCHER_QUERY);
        return shown(own(caller, code), request);
    }

    @PartnerOperation("query")
    @GetMapping("/partner/{partner_reference}")
    ResponseEntity<PartnerAnswer<VoucherDetail>> withReference(
            @AuthenticationPrincipal Principal.Partner caller,
            @PathVariable("partner_reference") String reference,
            HttpServletRequest request) {
        caller.mustHave(PartnerScope.VOUCHER_QUERY);
        return shown(vouchers.withReference(caller, reference), request);
    }

    /** Puts the money back where it came from. */
    @PartnerOperation("cancel")
    @PostMapping("/{voucher_code}/cancel")
    ResponseEntity<FirstAnswer<PartnerAnswer<CancelledVoucher>>> cancel(
            @AuthenticationPrincipal Principal.Partner caller,
            @PathVariable("voucher_code") String code,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            HttpServletRequest request) {
        caller.mustHave(PartnerScope.VOUCHER_ISSUE);
        var voucher = own(caller, code);
        var call = PartnerCall.of(request);
        call.isAbout(voucher.id(), reference(voucher), voucher.amount());
        if (voucher.status() == VoucherStatus.CANCELLED) {
            call.repeats();
        }
        return cancellations.cancel(voucher.id(), key(caller, "cancel", key));
    }

    private VoucherRow own(Principal.Partner caller, String code) {
        if (!VoucherCodes.isCode(code)) {
            throw new ApiException(PartnerFailure.VOUCHER_NOT_FOUND);
        }
        return vouchers.withCode(caller, codes.hash(code));
    }

    private ResponseEntity<PartnerAnswer<VoucherDetail>> shown(VoucherRow voucher, HttpServletRequest request) {
        PartnerCall.of(request).isAbout(voucher.id(), reference(voucher), voucher.amount());
        var now = clock.instant();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(PartnerAnswer.of(answers.forPartner(voucher, now), now));
    }

    private static String reference(VoucherRow voucher) {
        return voucher.partner() == null ? "" : voucher.partner().partnerReference();
    }

    private IdempotencyKey key(Principal.Partner caller, String operation, @Nullable String key) {
        UUID partner = vouchers.partner(caller).uuid();
        return IdempotencyKey.of(
                "voucher", "partner-" + operation + "-" + caller.environment().code(), partner, key);
    }
}
