package org.walletsuite.platform.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.util.ServletRequestPathUtils;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.ErrorCode;

/** An operator may switch the partner API off. */
class PartnerApiSwitchTest {

    @Test
    void everyCallOfAPartnerIsUnavailableThen() {
        var closed = interceptors(false);

        for (var path : List.of("/api/v1/partner/auth/token", "/api/v1/partner/vouchers/issue")) {
            var request = request(path);
            assertThat(closed).as(path).anyMatch(one -> one.matches(request));
            assertThatThrownBy(() -> closed.getFirst().preHandle(request, new MockHttpServletResponse(), this))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
        }
    }

    @Test
    void keysAdminsAndUsersAreServedAllTheSame() {
        var closed = interceptors(false);

        for (var path :
                List.of("/api/v1/partner/.well-known/jwks.json", "/api/v1/admin/partners", "/api/v1/vouchers/redeem")) {
            assertThat(closed).as(path).noneMatch(one -> one.matches(request(path)));
        }
    }

    @Test
    void nothingStandsInTheWayUsually() {
        assertThat(interceptors(true)).isEmpty();
    }

    private static MockHttpServletRequest request(String path) {
        var request = new MockHttpServletRequest("POST", path);
        ServletRequestPathUtils.parseAndCache(request);
        return request;
    }

    private static List<MappedInterceptor> interceptors(boolean enabled) {
        var registry = new Registry();
        new PartnerApiConfiguration()
                .partnerApiSwitch(new PartnerApiSettings(enabled))
                .addInterceptors(registry);
        return registry.all();
    }

    /** Shows what was added. */
    private static final class Registry extends InterceptorRegistry {

        List<MappedInterceptor> all() {
            return getInterceptors().stream().map(MappedInterceptor.class::cast).toList();
        }
    }
}
