package org.walletsuite.platform.database;

import java.util.stream.Stream;
import org.flywaydb.core.api.Location;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;

/** Tables of the platform that only some services have, and migrate with their own. */
public final class AdditionalTables {

    private AdditionalTables() {}

    /** Adds the migrations at this location, such as {@code classpath:db/idempotency}, to the service's. */
    public static FlywayConfigurationCustomizer at(String location) {
        return flyway -> flyway.locations(
                Stream.concat(Stream.of(flyway.getLocations()).map(Location::getDescriptor), Stream.of(location))
                        .toArray(String[]::new));
    }
}
