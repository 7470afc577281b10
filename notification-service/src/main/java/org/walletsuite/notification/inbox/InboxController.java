package org.walletsuite.notification.inbox;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.notification.type.NotificationType;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.security.Principal;

/** A user's own notifications. */
@RestController
@RequestMapping("/notifications")
class InboxController {

    /** As many in one transaction as are marked within moments. */
    private static final int AT_ONCE = 5_000;

    private final InboxRows rows;
    private final Clock clock;

    InboxController(InboxRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<List<NotificationView>> list(
            @AuthenticationPrincipal Principal.User caller,
            @RequestParam(name = "unread_only", defaultValue = "false") boolean unreadOnly,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var wanted = new InboxRows.Filter(caller.id(), unreadOnly, type == null ? null : type(type));
        var part = ListPage.of(page, pageSize);
        return part.answer(rows.list(wanted, part), rows.count(wanted));
    }

    /** Somebody else's notification is none. */
    @GetMapping("/{id}")
    NotificationView detail(@AuthenticationPrincipal Principal.User caller, @PathVariable long id) {
        return rows.find(caller.id(), id).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    /** Those with the given ids, or all that are there by now; ids that are not the user's are ignored. */
    @PostMapping("/mark-as-read")
    MarkAsRead.Marked markAsRead(
            @AuthenticationPrincipal Principal.User caller, @RequestBody(required = false) @Nullable MarkAsRead body) {
        var ids = body == null ? List.<Long>of() : body.checked();
        var marked = ids.isEmpty() ? markAll(caller) : rows.markAsRead(caller.id(), ids, clock.instant());
        return MarkAsRead.Marked.of(marked);
    }

    @GetMapping("/unread-count")
    UnreadCount unreadCount(@AuthenticationPrincipal Principal.User caller) {
        return new UnreadCount(rows.unread(caller.id()));
    }

    private long markAll(Principal.User caller) {
        var upTo = rows.newest(caller.id());
        var all = 0L;
        int marked;
        do {
            marked = rows.markOldestAsRead(caller.id(), upTo, AT_ONCE, clock.instant());
            all += marked;
        } while (marked == AT_ONCE);
        return all;
    }

    private static NotificationType type(String code) {
        return NotificationType.ofCode(code)
                .orElseThrow(() -> ApiException.invalid("type", "There is no such notification type."));
    }
}
