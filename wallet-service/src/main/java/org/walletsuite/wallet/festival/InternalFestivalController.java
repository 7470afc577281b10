package org.walletsuite.wallet.festival;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.RestController;
import org.walletsuite.platform.festival.Festival;
import org.walletsuite.platform.festival.FestivalApi;

/** Festivals for other services, with their QR keys. */
@RestController
class InternalFestivalController implements FestivalApi {

    private final Festivals festivals;

    InternalFestivalController(Festivals festivals) {
        this.festivals = festivals;
    }

    @Override
    public Optional<Festival> festival(UUID id) {
        return Optional.of(festivals.forServices(id).orElseThrow(Festivals::unknown));
    }
}
