package org.walletsuite.partnersync.sync;

import io.swagger.v3.oas.annotations.media.Schema;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.secret.SecretBox;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.platform.workflow.Workflows;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Systems as admins look after them: their switch, their key, imports and comparisons. */
@RestController
@RequestMapping("/api/v1/admin/sync")
class SyncAdminController {

    private static final int KEY_BYTES = 32;
    private static final int LONGEST_GRACE_MINUTES = 7 * 24 * 60;

    /** Before any system had users. */
    static final LocalDate EVER = LocalDate.of(1970, 1, 1);

    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private final OtherSystems systems;
    private final SystemRows rows;
    private final KeyHashes hashes;
    private final SystemView.Reader views;
    private final PullRows pulls;
    private final Comparison comparison;
    private final Idempotency idempotency;
    private final SecretBox box;
    private final Workflows workflows;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SyncAdminController(
            OtherSystems systems,
            SystemRows rows,
            KeyHashes hashes,
            SystemView.Reader views,
            PullRows pulls,
            Comparison comparison,
            Idempotency idempotency,
            SecretBox box,
            Workflows workflows,
            Clock clock) {
        this.systems = systems;
        this.rows = rows;
        this.hashes = hashes;
        this.views = views;
        this.pulls = pulls;
        this.comparison = comparison;
        this.idempotency = idempotency;
        this.box = box;
        this.workflows = workflows;
        this.clock = clock;
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping
    SyncAnswer.Systems systems() {
        return SyncAnswer.Systems.of(systems.all().stream().map(views::view).toList());
    }

    /** The body that switches a system on or off. */
    record Switch(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Boolean enabled) {}

    @RequiresRole(Role.ADMIN)
    @PutMapping("/{system}")
    SyncAnswer.OneSystem enable(@PathVariable String system, @RequestBody Switch body) {
        if (body.enabled() == null) {
            throw ApiException.invalid("enabled", Fields.REQUIRED);
        }
        var known = systems.withCode(system);
        rows.enable(known.id(), body.enabled(), clock.instant());
        workflows.wake(OutgoingWorkflow.KIND);
        return SyncAnswer.OneSystem.of(views.view(known));
    }

    /** The body that replaces a key, with how long the older ones live on. */
    @JsonNaming(SnakeCaseStrategy.class)
    record KeyBody(@Nullable Integer graceMinutes) {}

    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.CONFLICT)
    @PostMapping("/{system}/key")
    ResponseEntity<FirstAnswer<SyncAnswer.NewKey>> replaceKey(
            @AuthenticationPrincipal Principal.User admin,
            @PathVariable String system,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable KeyBody body) {
        var grace = body == null || body.graceMinutes() == null ? 0 : body.graceMinutes();
        if (grace < 0 || grace > LONGEST_GRACE_MINUTES) {
            throw ApiException.invalid("grace_minutes", "Must be 0 to " + LONGEST_GRACE_MINUTES + ".");
        }
        var known = systems.withCode(system);
        var first = idempotency
                .sealed(box)
                .once(
                        IdempotencyKey.of("partnersync", "sync-key", admin.id(), key),
                        Map.of("system", system, "grace", grace),
                        () -> Reply.ok(newKey(known, Duration.ofMinutes(grace))));
        return ResponseEntity.status(first.getStatusCode())
                .headers(first.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(first.getBody());
    }

    private SyncAnswer.NewKey newKey(OtherSystem system, Duration grace) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var key = "sync_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        rows.replaceKeys(system.id(), hashes.of(key), now, now.plus(grace));
        return SyncAnswer.NewKey.of(key, now.plus(grace));
    }

    /** The body that begins an import. */
    record ImportBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String since) {}

    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.CONFLICT)
    @PostMapping("/{system}/import")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<FirstAnswer<SyncAnswer.ImportProgress>> startImport(
            @AuthenticationPrincipal Principal.User admin,
            @PathVariable String system,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody ImportBody body) {
        var since = since(body.since());
        var known = enabled(system);
        return idempotency.once(
                IdempotencyKey.of("partnersync", "sync-import", admin.id(), key),
                Map.of("system", system, "since", since.toString()),
                () -> new Reply<>(
                        HttpStatus.ACCEPTED, SyncAnswer.ImportProgress.of(start(known, PullKind.IMPORT, since))));
    }

    private static LocalDate since(@Nullable String text) {
        if (text == null) {
            throw ApiException.invalid("since", Fields.REQUIRED);
        }
        try {
            return clamped(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw ApiException.invalid("since", "Must be a date, YYYY-MM-DD.");
        }
    }

    /** Every day that can be written as the document does; what lies beyond means the same. */
    private static LocalDate clamped(LocalDate day) {
        return day.isBefore(EVER) ? EVER : day.isAfter(NEVER) ? NEVER : day;
    }

    private Pull start(OtherSystem system, PullKind kind, LocalDate since) {
        if (!pulls.start(system.id(), kind, since, clock.instant())) {
            throw new ApiException(ErrorCode.CONFLICT, "The one that was started before is still running");
        }
        workflows.wake(PullWorkflow.KIND);
        return pulls.last(system.id(), kind).orElseThrow();
    }

    private OtherSystem enabled(String system) {
        var known = systems.withCode(system);
        if (!rows.isEnabled(known.id())) {
            throw new ApiException(SyncFailure.SYSTEM_DISABLED);
        }
        return known;
    }

    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @GetMapping("/{system}/import")
    SyncAnswer.ImportProgress importProgress(@PathVariable String system) {
        return pulls.last(systems.withCode(system).id(), PullKind.IMPORT)
                .map(SyncAnswer.ImportProgress::of)
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "No import was started"));
    }

    /** Ends one that runs; whom it has brought stays, and one that has ended stays as it is. */
    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @DeleteMapping("/{system}/import")
    SyncAnswer.ImportProgress endImport(@PathVariable String system) {
        pulls.last(systems.withCode(system).id(), PullKind.IMPORT)
                .ifPresent(
                        pull -> pulls.end(pull.id(), Pull.Status.FAILED, "Ended by an admin", null, clock.instant()));
        return importProgress(system);
    }

    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.CONFLICT)
    @PostMapping("/{system}/reconciliation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<FirstAnswer<SyncAnswer.Reconciliation>> startReconciliation(
            @AuthenticationPrincipal Principal.User admin,
            @PathVariable String system,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        var known = enabled(system);
        return idempotency.once(
                IdempotencyKey.of("partnersync", "sync-reconciliation", admin.id(), key),
                Map.of("system", system),
                () -> new Reply<>(
                        HttpStatus.ACCEPTED,
                        SyncAnswer.Reconciliation.of(start(known, PullKind.RECONCILIATION, EVER), null)));
    }

    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @GetMapping("/{system}/reconciliation")
    SyncAnswer.Reconciliation reconciliation(@PathVariable String system) {
        return pulls.last(systems.withCode(system).id(), PullKind.RECONCILIATION)
                .map(pull -> SyncAnswer.Reconciliation.of(
                        pull, pull.report() == null ? null : comparison.read(pull.report())))
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "No reconciliation was started"));
    }
}
