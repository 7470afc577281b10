package org.walletsuite.wallet.festival;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
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
import org.walletsuite.platform.festival.Festival.Status;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.idempotency.FirstAnswer;
import org.walletsuite.platform.idempotency.Idempotency;
import org.walletsuite.platform.idempotency.Reply;
import org.walletsuite.platform.openapi.AdditionalResponses;
import org.walletsuite.platform.security.Principal;
import org.walletsuite.platform.security.RequiresRole;
import org.walletsuite.platform.security.Role;
import org.walletsuite.platform.web.Fields;
import org.walletsuite.platform.web.IdempotencyKey;
import org.walletsuite.platform.web.Patch;

/** Festivals: every user may read them, admins write them. */
@RestController
@RequestMapping("/api/v1/festivals")
class FestivalController {

    private final Festivals festivals;

    private final QrKeyRotation rotation;

    private final Idempotency idempotency;

    FestivalController(Festivals festivals, QrKeyRotation rotation, Idempotency idempotency) {
        this.festivals = festivals;
        this.rotation = rotation;
        this.idempotency = idempotency;
    }

    @RequiresRole(Role.ADMIN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<FirstAnswer<Data<FestivalView>>> create(
            @AuthenticationPrincipal Principal.User caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody FestivalBody body) {
        var details = body.over(FestivalDetails.OF_A_NEW_ONE).checked();
        return idempotency.begunOnce(
                IdempotencyKey.of("wallet", "festival", caller.id(), key),
                details.fields(),
                () -> festivals.begin(details),
                id -> FestivalView.created(festivals.open(id, details)));
    }

    @GetMapping
    DataPage<FestivalView> list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "per_page", defaultValue = "20") int perPage) {
        return festivals.page(Paging.of(page, perPage));
    }

    @GetMapping("/{festivalId}")
    Data<FestivalView> one(@PathVariable UUID festivalId) {
        return shown(festivals.get(festivalId));
    }

    @RequiresRole(Role.ADMIN)
    @AdditionalResponses(HttpStatus.CONFLICT)
    @PatchMapping("/{festivalId}")
    Data<FestivalView> change(@PathVariable UUID festivalId, @Valid @RequestBody Change body) {
        return shown(festivals.change(festivalId, body.details(), body.status()));
    }

    @RequiresRole(Role.ADMIN)
    @PostMapping("/{festivalId}/activate")
    Data<FestivalView> activate(@PathVariable UUID festivalId) {
        return shown(festivals.activate(festivalId));
    }

    /** A JWK set with the public keys of an ES256 festival, with which a till verifies codes while it is offline. */
    @GetMapping("/{festivalId}/qr-keys")
    PublicQrKeys qrKeys(@PathVariable UUID festivalId) {
        return festivals.publicKeys(festivalId);
    }

    /** The first of the returned keys signs from now on; the other one's codes are valid until they expire. */
    @RequiresRole(Role.ADMIN)
    @PostMapping("/{festivalId}/rotate-qr-key")
    ResponseEntity<FirstAnswer<Data<QrKeyRotation.Keys>>> rotateQrKey(
            @AuthenticationPrincipal Principal.User caller,
            @PathVariable UUID festivalId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
        return idempotency.once(
                IdempotencyKey.of("wallet", "rotate-qr-key", caller.id(), key),
                Map.of("festivalId", festivalId),
                () -> Reply.ok(new Data<>(rotation.rotate(festivalId))));
    }

    private static Data<FestivalView> shown(FestivalRow festival) {
        return new Data<>(FestivalView.of(festival));
    }

    record Change(@JsonUnwrapped FestivalBody details, Patch<@NotNull(message = Fields.REQUIRED) Status> status) {}
}
