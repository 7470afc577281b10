package org.walletsuite.partnersync.sync;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;
import org.walletsuite.platform.giftcard.ListPage;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.workflow.Workflows;

/** Admins see what did not go through between a system and us, and settle it. */
@RestController
@RequestMapping("/api/v1/admin/sync/{system}")
class SyncReviewController {

    private final OtherSystems systems;
    private final SystemRows lanes;
    private final ConflictRows conflicts;
    private final ReferenceRows references;
    private final Alignment alignment;
    private final WithheldChanges withheld;
    private final OutgoingRows outgoing;
    private final Workflows workflows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SyncReviewController(
            OtherSystems systems,
            SystemRows lanes,
            ConflictRows conflicts,
            ReferenceRows references,
            Alignment alignment,
            WithheldChanges withheld,
            OutgoingRows outgoing,
            Workflows workflows,
            TransactionTemplate transaction,
            Clock clock) {
        this.systems = systems;
        this.lanes = lanes;
        this.conflicts = conflicts;
        this.references = references;
        this.alignment = alignment;
        this.withheld = withheld;
        this.outgoing = outgoing;
        this.workflows = workflows;
        this.transaction = transaction;
        this.clock = clock;
    }

    @RequiresRole(Role.ADMIN)
    @GetMapping("/conflicts")
    SyncAnswer.Conflicts conflicts(
            @PathVariable String system,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var known = systems.withCode(system);
        var wanted = ListPage.of(page, pageSize);
        var filter = status == null
                ? null
                : ConflictStatus.of(status).orElseThrow(() -> ApiException.invalid("status", Fields.noChoice(status)));
        return new SyncAnswer.Conflicts(
                true,
                SyncAnswer.SUCCESS,
                wanted.page(),
                wanted.size(),
                conflicts.count(known.id(), filter),
                conflicts.list(known.id(), filter, wanted.size(), wanted.offset()));
    }

    /** Leaves it as it is; the same data is no conflict again. One that is settled stays as it is. */
    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @PostMapping("/conflicts/{id}/dismiss")
    SyncAnswer.OneConflict dismiss(
            @AuthenticationPrincipal Principal.User admin, @PathVariable String system, @PathVariable UUID id) {
        var known = systems.withCode(system);
        conflict(known, id);
        conflicts.dismiss(id, admin.id(), clock.instant());
        return SyncAnswer.OneConflict.of(conflict(known, id));
    }

    /** Looks at once whether what they say can be applied by now, or sends what was not sent. */
    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @PostMapping("/conflicts/{id}/retry")
    SyncAnswer.OneConflict retry(@PathVariable String system, @PathVariable UUID id) {
        var known = systems.withCode(system);
        var conflict = conflict(known, id);
        if (conflict.isOpen() && conflict.kind().equals(ConflictKind.NOT_SENT.code())) {
            withheld.send(known, conflict);
        } else if (conflict.isOpen()) {
            references
                    .find(known.id(), conflict.externalId())
                    .map(Reference::id)
                    .ifPresent(reference -> {
                        references.wake(List.of(reference), clock.instant());
                        alignment.align(known, List.of(reference));
                    });
        }
        return SyncAnswer.OneConflict.of(conflict(known, id));
    }

    private Conflict conflict(OtherSystem system, UUID id) {
        return conflicts.find(system.id(), id).orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND));
    }

    /** Who waits to be sent, or was refused. */
    @RequiresRole(Role.ADMIN)
    @GetMapping("/outgoing")
    SyncAnswer.Queue outgoing(
            @PathVariable String system,
            @RequestParam(defaultValue = "waiting") String status,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "page_size", defaultValue = "20") int pageSize) {
        var known = systems.withCode(system);
        var wanted = ListPage.of(page, pageSize);
        var failed = switch (status) {
            case "waiting" -> false;
            case "failed" -> true;
            default -> throw ApiException.invalid("status", Fields.noChoice(status));
        };
        return new SyncAnswer.Queue(
                true,
                SyncAnswer.SUCCESS,
                wanted.page(),
                wanted.size(),
                outgoing.count(known.id(), failed),
                outgoing.list(known.id(), failed, wanted.size(), wanted.offset()));
    }

    /** Sends a user again whom the system refused. */
    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.NOT_FOUND)
    @PostMapping("/outgoing/{userId}/retry")
    SyncAnswer.Done retryOutgoing(@PathVariable String system, @PathVariable UUID userId) {
        var known = systems.withCode(system);
        transaction.executeWithoutResult(_ -> {
            lanes.lock(known.id());
            if (!outgoing.retry(known.id(), userId, clock.instant())) {
                throw new ApiException(ErrorCode.NOT_FOUND);
            }
            lanes.wake(known.id(), clock.instant());
        });
        workflows.wake(OutgoingWorkflow.KIND);
        return SyncAnswer.Done.of();
    }
}
