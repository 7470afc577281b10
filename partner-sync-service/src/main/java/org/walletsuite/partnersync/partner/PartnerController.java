package org.walletsuite.partnersync.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.partnersync.partner.Issued.NewPartner;
import org.walletsuite.partnersync.partner.Issued.Renewed;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.partner.PartnerAnswer;
import org.walletsuite.platform.partner.PartnerEnvironment;
import org.walletsuite.platform.partner.PartnerList;
import org.walletsuite.platform.partner.PaymentModel;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.IdempotencyKey;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Partners as admins keep them. Answers with secrets are replayed sealed, and no cache keeps them. */
@RestController
@RequestMapping("/api/v1/admin/partners")
class PartnerController {

    private final Partners partners;
    private final PartnerRows rows;
    private final Idempotency idempotency;
    private final SecretBox box;
    private final WebhookTargets targets;
    private final Clock clock;

    PartnerController(
            Partners partners,
            PartnerRows rows,
            Idempotency idempotency,
            SecretBox box,
            WebhookTargets targets,
            Clock clock) {
        this.partners = partners;
        this.rows = rows;
        this.idempotency = idempotency;
        this.box = box;
        this.targets = targets;
        this.clock = clock;
    }

    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.CONFLICT)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<FirstAnswer<PartnerAnswer<NewPartner>>> create(
            @AuthenticationPrincipal Principal.User admin,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody NewPartnerBody body) {
        var wanted = body.checked(targets);
        return secretly(
                IdempotencyKey.of("partnersync", "partner", admin.id(), key),
                wanted.fields(),
                "Partner created; its secrets are shown only now",
                () -> partners.create(admin.id(), wanted));
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping
    PartnerAnswer<PartnerList<PartnerView>> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(name = "payment_model", required = false) @Nullable String paymentModel,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var wanted = ListPage.of(page, pageSize);
        var filter = new PartnerRows.Filter(
                choice("status", status, PartnerController::isActive),
                choice("environment", environment, PartnerEnvironment::of),
                choice("payment_model", paymentModel, PaymentModel::of),
                q == null || q.isBlank() ? null : q.strip());
        return answer(PartnerList.of(
                partners.views(rows.list(filter, wanted)), wanted.page(), wanted.size(), rows.count(filter)));
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/{partnerId}")
    PartnerAnswer<PartnerView> one(@PathVariable String partnerId) {
        return answer(partners.view(partnerId));
    }

    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.CONFLICT)
    @PutMapping("/{partnerId}")
    PartnerAnswer<PartnerView> change(
            @AuthenticationPrincipal Principal.User admin,
            @PathVariable String partnerId,
            @RequestBody PartnerChangeBody body) {
        return answer(partners.change(admin.id(), partnerId, body.checked(targets)));
    }

    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.CONFLICT)
    @PostMapping("/{partnerId}/credentials")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<FirstAnswer<PartnerAnswer<Renewed>>> renew(
            @AuthenticationPrincipal Principal.User admin,
            @PathVariable String partnerId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable RenewalBody body) {
        var wanted = (body == null ? RenewalBody.OF_NOTHING : body).checked(targets);
        return secretly(
                IdempotencyKey.of("partnersync", "credentials", admin.id(), key),
                Map.of(
                        "partnerId", partnerId,
                        "environment", String.valueOf(wanted.environment()),
                        "grace", wanted.grace().toMinutes()),
                "New credentials; they are shown only now",
                () -> partners.renew(admin.id(), partnerId, wanted));
    }

    /** Who changed what, the newest first. */
    @RequiresRole(Role.ADMIN)
    @GetMapping("/{partnerId}/history")
    PartnerAnswer<PartnerList<Entry>> history(
            @PathVariable String partnerId,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var wanted = ListPage.of(page, pageSize);
        var partner = partners.id(partnerId);
        List<Entry> entries =
                rows.history(partner, wanted).stream().map(Entry::of).toList();
        return answer(PartnerList.of(entries, wanted.page(), wanted.size(), rows.historyLength(partner)));
    }

    private <T> ResponseEntity<FirstAnswer<PartnerAnswer<T>>> secretly(
            IdempotencyKey key, Map<String, Object> request, String message, Supplier<T> effect) {
        try {
            var first = idempotency
                    .sealed(box)
                    .once(key, request, () -> Reply.created(PartnerAnswer.of(message, effect.get(), clock.instant())));
            return ResponseEntity.status(first.getStatusCode())
                    .headers(first.getHeaders())
                    .cacheControl(CacheControl.noStore())
                    .body(first.getBody());
        } catch (DataIntegrityViolationException e) {
            throw Partners.refusal(e);
        }
    }

    private <T> PartnerAnswer<T> answer(T data) {
        return PartnerAnswer.of(data, clock.instant());
    }

    private static <T> @Nullable T choice(
            String parameter, @Nullable String text, Function<String, Optional<T>> parser) {
        return text == null
                ? null
                : parser.apply(text).orElseThrow(() -> ApiException.invalid(parameter, Fields.noChoice(text)));
    }

    private static Optional<Boolean> isActive(String status) {
        return switch (status) {
            case "active" -> Optional.of(true);
            case "inactive" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /**
     * An entry of the history.
     *
     * @param environment absent where it was the partner as a whole
     * @param actor absent where it was the partner itself, or its endpoint
     * @param changes what was set
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Entry(
            long number,
            String action,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String environment,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID actor,

            String changes,
            Instant createdAt) {

        static Entry of(PartnerChange change) {
            return new Entry(
                    change.number(),
                    change.action().code(),
                    change.environment() == null ? null : change.environment().code(),
                    change.actor(),
                    change.fields(),
                    PartnerView.second(change.at()));
        }
    }
}
