package org.walletsuite.wallet.festival;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.festival.Data;
import org.walletsuite.platform.festival.DataPage;
import org.walletsuite.platform.festival.Paging;
import org.walletsuite.platform.security.AdminOnly;

/** Festivals: anybody may read them, admins write them. */
@RestController
@RequestMapping("/api/v1/festivals")
class FestivalController {

    private final Festivals festivals;

    FestivalController(Festivals festivals) {
        this.festivals = festivals;
    }

    @AdminOnly
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Data<FestivalView> create(@RequestBody Particulars body) {
        return shown(festivals.create(body.checked()));
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

    @AdminOnly
    @PatchMapping("/{festivalId}")
    Data<FestivalView> change(@PathVariable UUID festivalId, @RequestBody Change body) {
        return shown(festivals.change(festivalId, body.particulars(), body.status()));
    }

    @AdminOnly
    @PostMapping("/{festivalId}/activate")
    Data<FestivalView> activate(@PathVariable UUID festivalId) {
        var nothing = new Particulars(null, null, null, null, null, null, null);
        return shown(festivals.change(festivalId, nothing, FestivalStatus.ACTIVE));
    }

    private static Data<FestivalView> shown(FestivalRow festival) {
        return new Data<>(FestivalView.of(festival));
    }

    record Change(
            @JsonUnwrapped Particulars particulars,
            @Nullable FestivalStatus status) {}
}
