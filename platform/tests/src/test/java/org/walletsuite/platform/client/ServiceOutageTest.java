package org.walletsuite.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.walletsuite.platform.error.ApiException;
import org.walletsuite.platform.error.Outage;

/** What is an outage, and whether a command may have run all the same. */
class ServiceOutageTest extends ServiceClientFixture {

    @Test
    void aServersErrorIsAnOutageAndTheRequestMayHaveRun() {
        status = 503;
        assertOutage(shop(), true);
    }

    @ParameterizedTest
    @CsvSource({"500, false", "501, false", "502, true", "503, true", "504, true"})
    void onlyAServiceThatIsDownStopsOtherWork(int error, boolean stops) {
        status = error;

        for (var call : List.<ThrowingCallable>of(() -> shop().order(), () -> shop().thing())) {
            var failure = catchThrowable(call);

            assertThat(failure).isInstanceOf(ServiceUnavailable.class).matches(Outage::isBehind);
            assertThat(Outage.stopsAll(failure)).isEqualTo(stops);
            assertThat(Outage.stopsAll(ApiException.outcomeUnknown("No answer", failure)))
                    .as("as the ledger's client reports it")
                    .isEqualTo(stops);
        }
    }

    @Test
    void aRequestNotAnsweredInTimeMayHaveRun() {
        status = 0;
        patience = Duration.ofMillis(100);
        assertOutage(shop(), true);
    }

    @Test
    void aReadThatIsNotAnsweredChangedNothing() {
        status = 504;
        assertOutage(() -> shop().thing(), false);
    }

    @Test
    void aRequestThatMayHaveRunStaysSoWhenItsRetryIsNotSent() {
        status = 504;
        for (var call = 1; call < CALLS_JUDGED; call++) {
            assertOutage(shop(), true);
        }
        assertOutage(() -> shop().fill(), true);
        assertThat(methods).as("the breaker opened after the first attempt").endsWith("POST", "PUT");
        assertOutage(() -> shop().fill(), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{\"names\":", "<html>Bad Gateway</html>", "[1]", "\"done\""})
    void anInvalidAnswerIsAnOutageAndACommandMayHaveRun(String nonsense) {
        type = "application/json";
        body = nonsense;
        assertOutage(() -> shop().goods(), false);
        assertOutage(() -> shop().lost(), false);
        assertOutage(() -> shop().add(), true);
    }

    @Test
    void anHtmlPageIsAnOutage() {
        type = "text/html";
        body = "<html>Welcome</html>";
        assertOutage(() -> shop().goods(), false);
        assertOutage(() -> shop().add(), true);
    }

    @Test
    void aTruncatedAnswerIsAnOutageAndReadsAreRetried() {
        type = "application/json";
        body = "{\"names\":[\"beer\"]}";
        breaksOff = true;
        assertOutage(() -> shop().goods(), false);
        assertThat(methods).containsExactly("GET", "GET", "GET");
        assertOutage(() -> shop().add(), true);
        assertThat(methods).hasSize(4);
    }

    @Test
    void aRefusedConnectionProvesThatNothingWasSent() {
        server.stop(0);
        assertOutage(shop(), false);
    }

    @Test
    void anUnknownHostProvesThatNothingWasSent() {
        assertOutage(shop(URI.create("http://shop.invalid")), false);
    }
}
