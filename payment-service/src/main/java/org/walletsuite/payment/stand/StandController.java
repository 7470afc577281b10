package org.walletsuite.payment.stand;

import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.festival.DataPage;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.IdempotencyKey;

/** Stands of a festival: admins write, everybody reads. */
@RestController
@RequestMapping("/api/v1")
class StandController {

    private final Stands stands;

    StandController(Stands stands) {
        this.stands = stands;
    }

    @RequiresRole(Role.ADMIN)
    @PostMapping("/festivals/{festivalId}/stands")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<FirstAnswer<Data<StandView>>> create(
            @AuthenticationPrincipal Principal.User caller,
            @PathVariable UUID festivalId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody NewStand stand) {
        return stands.create(festivalId, IdempotencyKey.of("payment", "stand", caller.id(), key), stand);
    }

    @GetMapping("/festivals/{festivalId}/stands")
    DataPage<StandView> list(
            @PathVariable UUID festivalId,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "per_page", defaultValue = "20") int perPage) {
        var found = stands.list(festivalId, Paging.of(page, perPage));
        return new DataPage<>(found.data().stream().map(StandView::of).toList(), found.meta());
    }

    @GetMapping("/stands/{standId}")
    Data<StandView> get(@PathVariable UUID standId) {
        return shown(stands.get(standId));
    }

    @RequiresRole(Role.ADMIN)
    @PatchMapping("/stands/{standId}")
    Data<StandView> change(@PathVariable UUID standId, @Valid @RequestBody StandChange change) {
        return shown(stands.change(standId, change));
    }

    @RequiresRole(Role.ADMIN)
    @PostMapping("/stands/{standId}/activate")
    Data<StandView> activate(@PathVariable UUID standId) {
        return shown(stands.changeStatus(standId, StandStatus.ACTIVE));
    }

    @RequiresRole(Role.ADMIN)
    @PostMapping("/stands/{standId}/deactivate")
    Data<StandView> deactivate(@PathVariable UUID standId) {
        return shown(stands.changeStatus(standId, StandStatus.INACTIVE));
    }

    /** Final: a closed stand accepts no payments and no changes any more, but refunds. */
    @RequiresRole(Role.ADMIN)
    @PostMapping("/stands/{standId}/close")
    Data<StandView> close(@PathVariable UUID standId) {
        return shown(stands.changeStatus(standId, StandStatus.CLOSED));
    }

    private static Data<StandView> shown(Stand stand) {
        return new Data<>(StandView.of(stand));
    }
}
