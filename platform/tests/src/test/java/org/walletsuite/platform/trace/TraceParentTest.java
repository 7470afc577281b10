package org.walletsuite.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void isTheSameAsTextAndAsBytes() {
        var context = TraceParent.of(SAMPLED);
        assertThat(context.isSampled()).isTrue();
        assertThat(TraceParent.text(context)).isEqualTo(SAMPLED);
        assertThat(TraceParent.bytes(context)).hasSize(25);
        assertThat(TraceParent.text(TraceParent.of(TraceParent.bytes(context)))).isEqualTo(SAMPLED);
    }

    @Test
    void keepsThatItIsNotSampled() {
        var context = TraceParent.of(TraceParent.bytes(TraceParent.of(SAMPLED.replaceFirst("-01$", "-00"))));
        assertThat(context.isValid()).isTrue();
        assertThat(context.isSampled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
                "00-0af7651916cd43dd8448eb211c80319x-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void refusesEverythingElse(String text) {
        var context = TraceParent.of(text);
        assertThat(context.isValid()).isFalse();
        assertThat(TraceParent.text(context)).isNull();
        assertThat(TraceParent.bytes(context)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"00,false", "01,true", "02,false", "03,true", "0a,false", "0b,true", "0g,false"})
    void knowsFromItsTextWhetherItMayBeSampled(String flags, boolean expected) {
        var text = SAMPLED.replaceFirst("-01$", "-" + flags);
        assertThat(TraceParent.mayBeSampled(text.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(expected)
                .isEqualTo(TraceParent.of(text).isSampled());
        assertThat(TraceParent.mayBeSampled(new byte[0])).isFalse();
    }

    @Test
    void thereIsNoneOutsideARequest() {
        assertThat(TraceParent.current().isValid()).isFalse();
        assertThat(TraceParent.of(new byte[24]).isValid()).isFalse();
    }
}
