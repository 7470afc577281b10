package org.walletsuite.voucher.order;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.voucher.order.Answers.Created;

/** What users do with their orders: offer cards, and see what becomes of them. */
@RestController
class OrderController {

    private final Orders orders;
    private final OfferReader offers;
    private final OrderRows rows;

    OrderController(Orders orders, OfferReader offers, OrderRows rows) {
        this.orders = orders;
        this.offers = offers;
        this.rows = rows;
    }

    @PostMapping(path = "/order/create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<FirstAnswer<Created>> create(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestParam(required = false)
                    @Schema(
                            requiredMode = REQUIRED,
                            allowableValues = {"Physical", "E-Code"})
                    @Nullable
                    String type,
            @RequestParam(required = false)
                    @Schema(requiredMode = REQUIRED, description = "A gift card's id.")
                    @Nullable
                    String card,
            @RequestParam(required = false) @Schema(requiredMode = REQUIRED) @Nullable String amount,
            @RequestParam(required = false)
                    @Schema(description = "Required for Physical: PNG, JPEG or WebP, at most 5 MiB.")
                    @Nullable
                    MultipartFile image,
            @RequestParam(name = "e_code_pin", required = false) @Schema(description = "Required for E-Code.") @Nullable
                    String pin) {
        var ledgerKey = IdempotencyKey.of("voucher", "order", caller.id(), key);
        return orders.create(caller, ledgerKey, offers.read(type, card, amount, image, pin));
    }

    @GetMapping("/account/transactions")
    ResponseEntity<List<OrderView>> transactions(
            @AuthenticationPrincipal Principal.User caller,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var wanted = ListPage.of(page, pageSize);
        var mine = OrderRows.Filter.of(caller.id());
        return wanted.answer(rows.list(mine, wanted).stream().map(OrderView::of).toList(), rows.count(mine));
    }

    /** Somebody else's order is none. */
    @GetMapping("/account/transactions/{id}")
    OrderView transaction(@AuthenticationPrincipal Principal.User caller, @PathVariable long id) {
        return rows.find(id)
                .filter(order -> order.userId().equals(caller.id()))
                .map(OrderView::of)
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }
}
