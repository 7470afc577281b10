package org.walletsuite.partnersync.sync;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The addresses that a system calls from: any where none is named. */
record AllowedAddresses(List<Network> networks) {

    static AllowedAddresses of(List<String> texts) {
        return new AllowedAddresses(
                texts.stream().filter(text -> !text.isBlank()).map(Network::of).toList());
    }

    boolean include(String address) {
        return networks.isEmpty()
                || literal(address)
                        .filter(known -> networks.stream().anyMatch(network -> network.has(known)))
                        .isPresent();
    }

    /** Never asks the DNS; an address of IPv4 in the notation of IPv6 is that of IPv4. */
    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    record Network(InetAddress base, int prefix) {

        static Network of(String text) {
            var parts = text.strip().split("/", 2);
            var base = literal(parts[0]).orElseThrow(() -> invalid(text, null));
            var bits = base.getAddress().length * Byte.SIZE;
            try {
                var prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
                if (prefix < 0 || prefix > bits) {
                    throw invalid(text, null);
                }
                return new Network(base, prefix);
            } catch (NumberFormatException e) {
                throw invalid(text, e);
            }
        }

        boolean has(InetAddress address) {
            var own = base.getAddress();
            var other = address.getAddress();
            var rest = own.length * Byte.SIZE - prefix;
            return own.length == other.length
                    && new BigInteger(1, own).shiftRight(rest).equals(new BigInteger(1, other).shiftRight(rest));
        }

        private static IllegalArgumentException invalid(String text, @Nullable Exception cause) {
            return new IllegalArgumentException(
                    text + " is neither an address nor a network such as 192.0.2.0/24", cause);
        }
    }
}
