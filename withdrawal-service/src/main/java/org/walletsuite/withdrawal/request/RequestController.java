package org.walletsuite.withdrawal.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.withdrawal.request.Answers.Created;
import org.walletsuite.withdrawal.request.Answers.Decided;
import org.walletsuite.withdrawal.request.WithdrawalRows.Filter;
import org.walletsuite.withdrawal.request.WithdrawalRows.Listed;

/** One's own withdrawals; others' don't exist. */
@RestController
@RequestMapping("/withdrawal/requests")
class RequestController {

    private final Requests requests;
    private final Decisions decisions;
    private final WithdrawalRepository withdrawals;
    private final WithdrawalRows rows;

    RequestController(Requests requests, Decisions decisions, WithdrawalRepository withdrawals, WithdrawalRows rows) {
        this.requests = requests;
        this.decisions = decisions;
        this.withdrawals = withdrawals;
        this.rows = rows;
    }

    @PostMapping("/create")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<FirstAnswer<Created>> create(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody NewWithdrawal body) {
        return requests.create(caller, IdempotencyKey.of("withdrawal", "create", caller.id(), key), body.checked());
    }

    @GetMapping
    ResponseEntity<List<WithdrawalSummary>> list(
            @AuthenticationPrincipal Principal.User caller,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var wanted = ListPage.of(page, pageSize);
        var own = Filter.of(caller.id());
        return wanted.answer(
                rows.list(own, wanted).stream().map(Listed::summary).toList(), rows.count(own));
    }

    @GetMapping("/{id}")
    WithdrawalDetail show(@AuthenticationPrincipal Principal.User caller, @PathVariable long id) {
        return WithdrawalDetail.of(own(caller, id));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<FirstAnswer<Decided>> cancel(
            @AuthenticationPrincipal Principal.User caller,
            @PathVariable long id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        return decisions.cancel(own(caller, id), IdempotencyKey.of("withdrawal", "cancel", caller.id(), key));
    }

    private Withdrawal own(Principal.User caller, long number) {
        return withdrawals
                .findByNumber(number)
                .filter(withdrawal -> withdrawal.userId().equals(caller.id()))
                .filter(withdrawal -> withdrawal.status().shown().isPresent())
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }
}
