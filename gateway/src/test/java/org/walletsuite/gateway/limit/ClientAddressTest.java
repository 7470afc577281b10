package org.walletsuite.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

    @Test
    void aClientCannotChooseItsAddress() {
        assertThat(new ClientAddress(new GatewayMvcProperties()).of(request("203.0.113.7", "198.51.100.1")))
                .isEqualTo("203.0.113.7");
        assertThat(address("203.0.113.7", "198.51.100.1")).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 198.51.100.1",
        "'6.6.6.6, 198.51.100.1', 198.51.100.1",
        "'6.6.6.6, 10.0.0.9, 198.51.100.1 , 10.0.0.2', 198.51.100.1",
        "'6.6.6.6,198.51.100.1:4711', 198.51.100.1",
        "'198.51.100.1, 10.0.0.2:4711', 198.51.100.1",
        "'10.0.0.3,10.0.0.2', 10.0.0.3",
        "'', 10.0.0.1"
    })
    void forwardedAddressesOfTrustedProxiesAreReadFromTheEnd(String forwarded, String client) {
        assertThat(address("10.0.0.1", forwarded)).isEqualTo(client);
    }

    @Test
    void ofSeveralHeadersTheLastIsTheNearest() {
        var request = request("10.0.0.1", "6.6.6.6");
        request.addHeader("X-Forwarded-For", "198.51.100.1");
        assertThat(behindProxies().of(request)).isEqualTo("198.51.100.1");
    }

    @Test
    void oneClientHasAWholeNetworkOfVersionSix() {
        var network = address("2001:db8:1:2::1", "");
        assertThat(address("2001:db8:1:2:ffff::9", "")).isEqualTo(network);
        assertThat(address("10.0.0.1", "[2001:db8:1:2::7]:4711")).isEqualTo(network);
        assertThat(address("2001:db8:1:3::1", "")).isNotEqualTo(network);
    }

    @Test
    void anInvalidForwardedAddressStillNamesAClient() {
        assertThat(address("10.0.0.1", "unknown")).isEqualTo("unknown");
        assertThat(address("10.0.0.1", "[")).isNotNull();
        assertThat(address("10.0.0.1", "a:b:c")).isEqualTo("a:b:c");
    }

    private static String address(String remote, String forwarded) {
        return behindProxies().of(request(remote, forwarded));
    }

    private static ClientAddress behindProxies() {
        var properties = new GatewayMvcProperties();
        properties.setTrustedProxies("10\\.0\\.0\\.\\d+");
        return new ClientAddress(properties);
    }

    private static MockHttpServletRequest request(String remote, String forwarded) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(remote);
        request.addHeader("X-Forwarded-For", forwarded);
        return request;
    }
}
