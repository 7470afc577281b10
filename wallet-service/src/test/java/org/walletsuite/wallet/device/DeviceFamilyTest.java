package org.walletsuite.wallet.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceFamilyTest {

    private static final String WEBKIT = " AppleWebKit/537.36 (KHTML, like Gecko) ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) WEBKIT Chrome/126.0.0.0 Safari/537.36 | Chrome on Windows",
                "Mozilla/5.0 (Windows NT 10.0) WEBKIT Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0 | Edge on Windows",
                "Mozilla/5.0 (Windows NT 10.0) WEBKIT Chrome/126.0.0.0 Safari/537.36 OPR/111.0 | Opera on Windows",
                "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko | Internet Explorer on Windows",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) WEBKIT Version/17.5 Safari/605.1.15 | Safari on macOS",
                "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0 | Firefox on Linux",
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) WEBKIT Chrome/126.0.0.0 Safari/537.36 | Chrome on ChromeOS",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) WEBKIT Mobile/15E148 Safari/604.1 | Safari on iOS",
                "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) WEBKIT CriOS/126.0 Mobile Safari/604.1 | Chrome on iOS",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) WEBKIT Mobile/15E148 [FBAN/FBIOS] | App on iOS",
                "Mozilla/5.0 (Linux; Android 14; K) WEBKIT Chrome/126.0.0.0 Mobile Safari/537.36 | Chrome on Android",
                "Mozilla/5.0 (Linux; Android 14) WEBKIT SamsungBrowser/25.0 Chrome/121 | Samsung Internet on Android",
                "Opera/9.80 (Android; Opera Mini/36.2/191.3; U; en) Presto/2.12 Version/12.16 | Opera on Android",
                "Mozilla/5.0 (Mobile; Nokia; Android; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5 | Firefox on KaiOS",
                "Dalvik/2.1.0 (Linux; U; Android 13; TECNO) | App on Android",
                "Wallet/3.2 CFNetwork/1490.0.4 Darwin/23.2.0 | App on an Apple device",
                "okhttp/4.12.0 | App",
                "curl/8.5.0 | curl",
                "Wallet/1.0 (Android 14) | App on Android",
            })
    void namesBrowserAndSystem(String userAgent, String family) {
        assertThat(DeviceFamily.of(userAgent.replace(" WEBKIT ", WEBKIT))).isEqualTo(family);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "beer", "Mozilla/5.0", "\u0000", "<script>alert(1)</script>", "\ud83c\udf7a"})
    void isUnknownWhereNothingSaysIt(String userAgent) {
        assertThat(DeviceFamily.of(userAgent)).isEqualTo("Unknown device");
    }

    @Test
    void takesNoTextFromTheHeader() {
        var hostile = "Chrome/<b>\r\nBcc: spy@example.com (Windows NT 10.0; \u202eevil) Visit http://spy.example";

        assertThat(DeviceFamily.of(hostile)).isEqualTo("Chrome on Windows");
    }

    @Test
    void readsNoMoreThanBrowsersSend() {
        assertThat(DeviceFamily.of("x".repeat(510) + "Firefox/1")).isEqualTo("Unknown device");
        assertThat(DeviceFamily.of("x".repeat(100_000))).isEqualTo("Unknown device");
    }
}
