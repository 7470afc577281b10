package org.walletsuite.platform.festival;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The internal API of wallet-service for festivals. */
@HttpExchange("/internal/festivals")
public interface FestivalApi {

    @GetExchange("/{id}")
    Optional<Festival> festival(@PathVariable UUID id);
}
