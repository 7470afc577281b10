package org.walletsuite.notification.review;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.notification.mail.MailQueue;
import org.walletsuite.notification.type.Channel;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.IdempotencyKey;

/** What admins see of notifications on their way to users. */
@RestController
@RequestMapping("/notifications/admin")
class ReviewController {

    private final DeliveryRows rows;
    private final MailQueue mails;
    private final Idempotency idempotency;
    private final StatisticsReader statistics;

    ReviewController(DeliveryRows rows, MailQueue mails, Idempotency idempotency, StatisticsReader statistics) {
        this.rows = rows;
        this.mails = mails;
        this.idempotency = idempotency;
        this.statistics = statistics;
    }

    /** How a mail was put into the queue again. */
    record Queued(String detail) {}

    /** The newest 10,000; what is older is found by filters. */
    @RequiresRole(Role.ADMIN)
    @GetMapping("/events")
    ResponseEntity<List<DeliveryView>> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "user_id", required = false) @Nullable Long userId,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var wanted = new DeliveryRows.Filter(
                status == null ? null : status(status), userId, channel == null ? null : channel(channel));
        var part = ListPage.of(page, pageSize);
        if (part.offset() + part.size() > DeliveryRows.MOST) {
            throw ApiException.invalid("page", "The list ends after " + DeliveryRows.MOST + " events.");
        }
        return part.answer(rows.list(wanted, part), rows.count(wanted));
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/events/{id}")
    DeliveryView.Detail detail(@PathVariable long id) {
        return find(id);
    }

    /** Has a mail that was given up sent again. */
    @RequiresRole(Role.ADMIN)
    @PostMapping("/events/{id}/resend")
    ResponseEntity<FirstAnswer<Queued>> resend(
            @AuthenticationPrincipal Principal.User admin,
            @PathVariable long id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        var once = IdempotencyKey.of("notification", "resend", admin.id(), key);
        return idempotency.once(once, Map.of("event", id), () -> {
            if (!mails.resend(id)) {
                throw new ApiException(
                        ErrorCode.VALIDATION_ERROR, "Cannot resend event with status: " + find(id).status());
            }
            return Reply.ok(new Queued("The event will be sent again."));
        });
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/stats")
    Statistics statistics() {
        return statistics.latest();
    }

    private DeliveryView.Detail find(long id) {
        return rows.find(id).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    private static DeliveryStatus status(String code) {
        return DeliveryStatus.of(code)
                .orElseThrow(() -> ApiException.invalid("status", "Must be pending, sent, failed or skipped."));
    }

    private static Channel channel(String code) {
        return Channel.ofCode(code).orElseThrow(() -> ApiException.invalid("channel", "Must be in_app or email."));
    }
}
