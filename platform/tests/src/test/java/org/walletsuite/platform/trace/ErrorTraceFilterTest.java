package org.walletsuite.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ErrorTraceFilterTest {

    private final ErrorTraceFilter filter = new ErrorTraceFilter();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final List<@Nullable String> logged = new ArrayList<>();

    @Test
    void anErrorDispatchIsLoggedWithTheTraceOfItsRequest() throws Exception {
        try (var _ = MDC.putCloseable("traceId", "0af7651916cd43dd8448eb211c80319c")) {
            dispatch();
        }
        request.setDispatcherType(DispatcherType.ERROR);

        dispatch();

        assertThat(logged).containsExactly("0af7651916cd43dd8448eb211c80319c", "0af7651916cd43dd8448eb211c80319c");
        assertThat(MDC.get("traceId")).as("the thread's next request").isNull();
    }

    @Test
    void aRequestWithoutTraceIsLoggedWithoutOne() throws Exception {
        dispatch();

        assertThat(logged).containsOnlyNulls();
    }

    private void dispatch() throws Exception {
        filter.doFilter(request, new MockHttpServletResponse(), (_, _) -> logged.add(MDC.get("traceId")));
    }
}
