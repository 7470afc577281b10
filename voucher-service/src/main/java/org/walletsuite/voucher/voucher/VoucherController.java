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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.PartnerList;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.ForwardedAddress;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.voucher.voucher.CodeAttempts.Caller;

/** Users' vouchers. */
@RestController
@RequestMapping("/api/v1/vouchers")
class VoucherController {

    private final UserVouchers vouchers;
    private final VoucherRows rows;
    private final Answers answers;
    private final Clock clock;

    VoucherController(UserVouchers vouchers, VoucherRows rows, Answers answers, Clock clock) {
        this.vouchers = vouchers;
        this.rows = rows;
        this.answers = answers;
        this.clock = clock;
    }

    /** Of the wallet that vouchers are paid from and redeemed to. */
    @GetMapping("/balance")
    PartnerAnswer<WalletBalance> balance(@AuthenticationPrincipal Principal.User caller) {
        return PartnerAnswer.of(vouchers.balance(caller.id()), clock.instant());
    }

    @PostMapping("/issue")
    @ResponseStatus(HttpStatus.CREATED)
    @AdditionalResponses(HttpStatus.PAYMENT_REQUIRED)
    ResponseEntity<FirstAnswer<PartnerAnswer<IssuedVoucher>>> issue(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody NewVoucher body) {
        var wanted = body.checked();
        return vouchers.issue(caller.id(), IdempotencyKey.of("voucher", "issue", caller.id(), key), wanted);
    }

    @GetMapping
    PartnerAnswer<PartnerList<VoucherLine>> list(
            @AuthenticationPrincipal Principal.User caller,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var now = clock.instant();
        var wanted = status == null
                ? null
                : VoucherStatus.of(status).orElseThrow(() -> ApiException.invalid("status", Fields.noChoice(status)));
        var shown = Page.of(page, pageSize);
        var lines = rows.of(caller.id(), wanted, now, shown).stream()
                .map(voucher -> VoucherLine.of(voucher, now))
                .toList();
        return PartnerAnswer.of(shown.list(lines, rows.count(caller.id(), wanted, now)), now);
    }

    @GetMapping("/code/{voucher_code}")
    ResponseEntity<PartnerAnswer<VoucherDetail>> withCode(
            @AuthenticationPrincipal Principal.User caller,
            @PathVariable("voucher_code") String code,
            HttpServletRequest request) {
        var voucher = vouchers.withCode(new Caller(caller.id(), ForwardedAddress.of(request)), code);
        var now = clock.instant();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(PartnerAnswer.of(answers.forOwner(voucher, now), now));
    }

    @PostMapping("/redeem")
    @AdditionalResponses(HttpStatus.NOT_FOUND)
    ResponseEntity<FirstAnswer<PartnerAnswer<RedeemedVoucher>>> redeem(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody Redeem body,
            HttpServletRequest request) {
        var wanted = body.checked();
        return vouchers.redeem(
                new Caller(caller.id(), ForwardedAddress.of(request)),
                IdempotencyKey.of("voucher", "redeem", caller.id(), key),
                wanted);
    }

    /** What was redeemed of one's own voucher, the newest first. */
    @GetMapping("/{id}/redemptions")
    PartnerAnswer<PartnerList<RedeemedVoucher>> redemptions(
            @AuthenticationPrincipal Principal.User caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var shown = Page.of(page, pageSize);
        var voucher = vouchers.own(caller.id(), id);
        var paid = rows.redemptions(voucher.id(), shown).stream()
                .map(RedeemedVoucher::of)
                .toList();
        return PartnerAnswer.of(shown.list(paid, voucher.redemptionCount()), clock.instant());
    }
}
