package org.walletsuite.runner.upgrade;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.walletsuite.runner.Service;

/**
 * What is upgraded under which load.
 *
 * @param old the jars to begin with, of the services to be upgraded in this order; their new ones are this checkout's
 * @param clients how many use the services meanwhile
 * @param back also puts processes of the old version beside the new one afterwards, all at once, as a rollback does
 */
public record UpgradePlan(Map<Service, Path> old, int clients, boolean back) {

    public UpgradePlan {
        old = Collections.unmodifiableMap(new LinkedHashMap<>(old));
    }
}
