package org.walletsuite.partnersync.partner;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.stereotype.Component;

/** Looks the addresses of a host up. */
@FunctionalInterface
public interface HostLookup {

    InetAddress[] addresses(String host) throws UnknownHostException;

    /** The system's. */
    @Component
    final class OfTheSystem implements HostLookup {

        @Override
        public InetAddress[] addresses(String host) throws UnknownHostException {
            return InetAddress.getAllByName(host);
        }
    }
}
