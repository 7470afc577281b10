package org.walletsuite.partnersync.partner;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells the addresses of machines on the internet from all others, by IANA's registries of special-purpose addresses.
 * What carries an IPv4 address within is judged by that one, and deprecated transitions are no addresses of machines.
 */
final class PublicAddresses {

    private static final int IPV4_BYTES = 4;
    private static final int NAT64_PREFIX_BYTES = 12;

    private static final Block NAT64 = Block.of("64:ff9b::", 96);
    private static final Block UNICAST = Block.of("2000::", 3);

    private static final List<Block> SPECIAL = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8",
                    "100.64.0.0/10", // carriers' NAT
                    "127.0.0.0/8",
                    "169.254.0.0/16", // link-local, with the clouds' metadata
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16",
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, with the broadcast
                    "2001::/23", // Teredo and other protocols' own
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4
                    "3fff::/20") // documentation
            .map(Block::parse)
            .toList();

    private PublicAddresses() {}

    /** The addresses whose first bits are these. */
    private record Block(int bytes, BigInteger prefix, int bits) {

        private static Block of(String address, int bits) {
            try {
                var bytes = InetAddress.getByName(address).getAddress();
                return new Block(
                        bytes.length, new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - bits), bits);
            } catch (UnknownHostException e) {
                throw new IllegalStateException("No address: " + address, e);
            }
        }

        private static Block parse(String text) {
            var slash = text.indexOf('/');
            return of(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
        }

        private boolean holds(byte[] address) {
            return address.length == bytes
                    && new BigInteger(1, address)
                            .shiftRight(bytes * Byte.SIZE - bits)
                            .equals(prefix);
        }
    }

    /** IPv4-mapped addresses are IPv4 addresses to Java already; IPv4-compatible ones are outside the unicast block. */
    static boolean holds(InetAddress address) {
        return isPublic(address.getAddress());
    }

    private static boolean isPublic(byte[] address) {
        if (NAT64.holds(address)) {
            return isPublic(Arrays.copyOfRange(address, NAT64_PREFIX_BYTES, address.length));
        }
        return (address.length == IPV4_BYTES || UNICAST.holds(address))
                && SPECIAL.stream().noneMatch(block -> block.holds(address));
    }
}
