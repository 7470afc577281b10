package org.walletsuite.voucher.order;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.voucher.order.Answers.Updated;

/** What admins see and decide of users' orders. */
@RestController
@RequestMapping("/admin")
class ReviewController {

    private final Reviews reviews;
    private final Decisions decisions;

    ReviewController(Reviews reviews, Decisions decisions) {
        this.reviews = reviews;
        this.decisions = decisions;
    }

    /** Those that nobody has decided yet. */
    @RequiresRole(Role.ADMIN)
    @GetMapping("/pending-orders")
    ResponseEntity<List<ReviewView>> pending(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "user_id", required = false) @Nullable Long userId,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var wanted = statuses(status);
        wanted.removeIf(one -> !one.isPending());
        return reviews.list(OrderRows.Filter.of(wanted, userId), ListPage.of(page, pageSize));
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/orders")
    ResponseEntity<List<ReviewView>> all(
            @Parameter(description = "The number of the only order: unlike its detail this shows no PIN.")
                    @RequestParam(required = false)
                    @Nullable
                    Long id,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(name = "user_id", required = false) @Nullable Long userId,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        return reviews.list(OrderRows.Filter.of(statuses(status), userId).only(id), ListPage.of(page, pageSize));
    }

    /** With the PIN of an e-code; that the admin was shown it is written down. */
    @RequiresRole(Role.ADMIN)
    @GetMapping("/orders/{id}")
    ResponseEntity<ReviewDetail> detail(@AuthenticationPrincipal Principal.User admin, @PathVariable long id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(reviews.detail(admin, id));
    }

    /** Shown where the admin asked, and kept nowhere; that it was shown is written down. */
    @RequiresRole(Role.ADMIN)
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.IMAGE_PNG_VALUE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.IMAGE_JPEG_VALUE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "image/webp", schema = @Schema(type = "string", format = "binary"))
            })
    @GetMapping("/orders/{id}/image")
    ResponseEntity<byte[]> image(@AuthenticationPrincipal Principal.User admin, @PathVariable long id) {
        return reviews.image(admin, id).answer();
    }

    @RequiresRole(Role.ADMIN)
    @PatchMapping("/update-order-status/{orderId}")
    ResponseEntity<FirstAnswer<Updated>> update(
            @AuthenticationPrincipal Principal.User admin,
            @PathVariable long orderId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody StatusUpdate body) {
        var wanted = body.checked();
        var commandKey = IdempotencyKey.of("voucher", "order-status", admin.id(), key);
        return decisions.update(admin, reviews.find(orderId), commandKey, wanted);
    }

    /** All, or the one of this name. */
    private static Set<OrderStatus> statuses(@Nullable String status) {
        return status == null
                ? EnumSet.allOf(OrderStatus.class)
                : EnumSet.of(OrderStatus.of(status)
                        .orElseThrow(() -> ApiException.invalid("status", Fields.noChoice(status))));
    }
}
