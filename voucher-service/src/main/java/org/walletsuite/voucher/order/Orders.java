package org.walletsuite.voucher.order;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.walletsuite.platform.directory.UserDirectory;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.id.Sha256;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.user.User;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.voucher.order.Answers.Created;

/** Takes what users offer, and has its worth wait in their pending money. */
@Service
class Orders {

    private final OrderRepository orders;
    private final OrderRows rows;
    private final EvidenceRows evidence;
    private final OrderWorkflow workflow;
    private final Idempotency idempotency;
    private final UserDirectory users;
    private final SecretBox box;
    private final Clock clock;

    Orders(
            OrderRepository orders,
            OrderRows rows,
            EvidenceRows evidence,
            OrderWorkflow workflow,
            Idempotency idempotency,
            UserDirectory users,
            SecretBox box,
            Clock clock) {
        this.orders = orders;
        this.rows = rows;
        this.evidence = evidence;
        this.workflow = workflow;
        this.idempotency = idempotency;
        this.users = users;
        this.box = box;
        this.clock = clock;
    }

    ResponseEntity<FirstAnswer<Created>> create(Principal.User caller, IdempotencyKey key, Offer offer) {
        var seller = seller(caller);
        return idempotency.begunOnce(key, fields(seller, offer), () -> begin(seller, offer), this::created);
    }

    /** Called in a transaction. */
    private UUID begin(Seller seller, Offer offer) {
        var order = orders.saveAndFlush(new Order(rows.nextNumber(), seller, offer, clock.instant()));
        evidence.add(order.id(), offer.evidence());
        return order.intentId();
    }

    /** The first intent of an order has its id. */
    private Reply<Created> created(UUID id) {
        workflow.attempt(id);
        var order = orders.findById(id).orElseThrow();
        if (order.status() == OrderStatus.REFUSED) {
            throw refusal(order);
        }
        return Answers.created(order);
    }

    /** What makes two offers the same. */
    private Map<String, Object> fields(Seller seller, Offer offer) {
        var proof = switch (offer.evidence()) {
            case Evidence.Image(var picture) -> Sha256.of(picture.bytes());
            // What is kept of a request must not help anybody to guess the PIN.
            case Evidence.Pin(var pin) ->
                box.fingerprint(pin.getBytes(StandardCharsets.UTF_8), "order-of:" + seller.id());
        };
        return Map.of(
                "type", offer.type().text(),
                "card", offer.card().id(),
                "amount", offer.amount(),
                "evidence", HexFormat.of().formatHex(proof));
    }

    /** A token mostly says the number; it need not. */
    private Seller seller(Principal.User caller) {
        var number = caller.number();
        return new Seller(
                caller.id(),
                number != null
                        ? number
                        : users.find(caller.id())
                                .map(User::number)
                                .orElseThrow(() -> new ApiException(ErrorCode.UNAUTHORIZED)));
    }

    private static ApiException refusal(Order order) {
        return switch (order.refusal()) {
            case ACCOUNT_FROZEN -> new ApiException(ErrorCode.VALIDATION_ERROR, "Your pending balance is frozen.");
            case ACCOUNT_CLOSED -> new ApiException(ErrorCode.VALIDATION_ERROR, "Your pending balance is closed.");
            case AMOUNT_TOO_LARGE -> ApiException.invalid("amount", "Too much is pending already.");
        };
    }
}
