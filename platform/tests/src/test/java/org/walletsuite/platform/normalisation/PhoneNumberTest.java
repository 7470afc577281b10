package org.walletsuite.platform.normalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+255712345678",
                " +255 712 345 678 ",
                "+255-712-345-678",
                "+255.712.345.678",
                "+255 (712) 345678",
                "(+255) 712 345678",
                "+255 (0) 712 345 678",
                "+255(0)712345678",
                "+2550712345678",
                "00255712345678",
                "00 255 712 345 678",
                "(00255) 0712 345 678",
                "+255\u00a0712\u2011345\u2212678",
                "+\u0662\u0665\u0665\u0667\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668",
                "\uff0b\uff12\uff15\uff15 \uff17\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18",
            })
    void isNormalised(String typed) {
        assertThat(PhoneNumber.canonical(typed)).contains("+255712345678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+255712a345678",
                "Call me: +255712345678",
                "+255712345678 ext. 5",
                "+255712345678 x5",
                "+255712345678;ext=5",
                "+255712345678#5",
                "tel:+255712345678",
                "+1-800-FLOWERS",
                "+255712345678 or +255712345679",
                "+255712345678/+255712345679",
                "+255712345678\n",
                "+255712\t345678",
                "+255712345678\u200e",
                "\u202a+255712345678\u202c",
                "+255\u200b712345678",
                "++255712345678",
                "+00255712345678",
                "+0255712345678",
                "00+255712345678",
                "000255712345678",
                "0712345678",
                "255712345678",
                "+255 (712 345678",
                "+255 712) 345678",
                "+255 ((712)) 345678",
                "+255 () 712345678",
                "+255712345678-",
                "+2557123456789",
                "+25571234567",
                "+255",
                "+",
                "00",
                "",
            })
    void isRefusedOtherwise(String text) {
        assertThat(PhoneNumber.canonical(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "27825571055",
                "27 82 557 1055",
                "270825571055",
                "+27 82 557 1055",
                "+27 0 82 557 1055",
                "0027825571055",
                "\u0662\u0667\u0668\u0662\u0665\u0665\u0667\u0661\u0660\u0665\u0665",
            })
    void mayLackThePlusWhereItIsAnMsisdn(String typed) {
        assertThat(PhoneNumber.canonicalMsisdn(typed)).contains("+27825571055");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0825571055", "00027825571055", "++27825571055", "-27825571055", "27825571055x", "2718", ""})
    void isNoMsisdnOtherwise(String text) {
        assertThat(PhoneNumber.canonicalMsisdn(text)).isEmpty();
    }

    @Test
    void keepsAZeroThatIsNoTrunkPrefix() {
        assertThat(PhoneNumber.canonical("+39 06 6982 1234")).contains("+390669821234");
    }

    @Test
    void isParsedInBoundedTime() {
        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> PhoneNumber.canonical("+" + "1 (1)".repeat(7) + "1!")))
                .isEmpty();
    }
}
