package org.walletsuite.withdrawal.request;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.withdrawal.request.Answers.Decided;
import org.walletsuite.withdrawal.request.WithdrawalRows.Filter;
import org.walletsuite.withdrawal.request.WithdrawalStatus.Shown;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What admins see and decide of withdrawals. */
@RestController
@RequestMapping("/withdrawal/admin")
class ReviewController {

    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_TEXT = 500;

    private final Decisions decisions;
    private final WithdrawalRepository withdrawals;
    private final WithdrawalRows rows;
    private final WithdrawalSettings settings;

    ReviewController(
            Decisions decisions, WithdrawalRepository withdrawals, WithdrawalRows rows, WithdrawalSettings settings) {
        this.decisions = decisions;
        this.withdrawals = withdrawals;
        this.rows = rows;
        this.settings = settings;
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/requests")
    ResponseEntity<List<ReviewSummary>> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "user_id", required = false) @Nullable Long userId,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var wanted = ListPage.of(page, pageSize);
        var filter = new Filter(status == null ? null : status(status), null, userId);
        return wanted.answer(
                rows.list(filter, wanted).stream()
                        .map(listed -> new ReviewSummary(listed.summary(), listed.userNumber()))
                        .toList(),
                rows.count(filter));
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/requests/{id}")
    ReviewDetail show(@PathVariable long id) {
        var withdrawal = get(id);
        return ReviewDetail.of(withdrawal, settings.needsTwoApprovals(withdrawal.amount()));
    }

    @RequiresRole(Role.ADMIN)
    @PostMapping("/requests/{id}/process")
    ResponseEntity<FirstAnswer<Decided>> process(
            @AuthenticationPrincipal Principal.User admin,
            @PathVariable long id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody Decision body) {
        var verdict = body.checked();
        return decisions.process(admin, get(id), IdempotencyKey.of("withdrawal", "process", admin.id(), key), verdict);
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/requests/{id}/audit-log")
    ResponseEntity<List<AuditLine>> auditLog(
            @PathVariable long id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var wanted = ListPage.of(page, pageSize);
        var withdrawal = get(id).id();
        return wanted.answer(rows.auditLog(withdrawal, wanted), rows.countAuditLog(withdrawal));
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/pending-count")
    PendingCount pendingCount() {
        return rows.pending();
    }

    private Withdrawal get(long number) {
        return withdrawals
                .findByNumber(number)
                .filter(withdrawal -> withdrawal.status().shown().isPresent())
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    private static Shown status(String text) {
        return Shown.of(text)
                .orElseThrow(() -> ApiException.invalid("status", "\"" + text + "\" is not a valid choice."));
    }

    /**
     * A withdrawal in a list for admins.
     *
     * @param userId the user's integer id
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record ReviewSummary(@JsonUnwrapped WithdrawalSummary withdrawal, long userId) {}

    /** A decision as it came. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Decision(
            @Schema(
                    requiredMode = REQUIRED,
                    allowableValues = {APPROVE, REJECT})
            @Nullable
            String action,

            @Schema(description = "Of the payment, to approve.") @Nullable
            String transactionReference,

            @Schema(description = "Required to reject; the user is told.") @Nullable
            String reason,

            @Nullable String adminNotes) {

        private static final String APPROVE = "approve";
        private static final String REJECT = "reject";

        Verdict checked() {
            var fields = new Fields();
            var wanted = fields.required("action", action, Decision::action, "Must be approve or reject.");
            var notes = fields.optionalLine("admin_notes", adminNotes, LONGEST_TEXT);
            var why = wanted.equals(REJECT) ? fields.requiredLine("reason", reason, LONGEST_TEXT) : "";
            var reference = fields.optionalLine("transaction_reference", transactionReference, LONGEST_REFERENCE);
            fields.check();
            return wanted.equals(REJECT) ? new Verdict.Reject(why, notes) : new Verdict.Approve(reference, notes);
        }

        private static Optional<String> action(String text) {
            return Optional.of(text).filter(action -> action.equals(APPROVE) || action.equals(REJECT));
        }
    }
}
