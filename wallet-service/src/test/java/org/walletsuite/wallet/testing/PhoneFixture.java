package org.walletsuite.wallet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.walletsuite.platform.testing.Answer;

/** Users who prove their phones by the codes that are sent to these. */
public abstract class PhoneFixture extends WalletServiceFixture {

    private static final Path MESSAGES = Path.of("target/text-messages");
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    protected Answer send(Guest guest, String phone) {
        return as(guest.token()).post("/account/phone/send-code/", "{\"phone\": \"%s\"}".formatted(phone));
    }

    protected Answer verify(Guest guest, String phone, String code) {
        return as(guest.token())
                .post("/account/phone/verify/", "{\"phone\": \"%s\", \"code\": \"%s\"}".formatted(phone, code));
    }

    protected void prove(Guest guest, String phone) throws IOException {
        send(guest, phone).expect(200);
        verify(guest, phone, code(phone)).expect(200);
    }

    /** What the newest message to a phone says. */
    protected static String code(String phone) throws IOException {
        try (var files = Files.list(MESSAGES)) {
            var newest = files.filter(file -> file.getFileName().toString().endsWith("-" + phone + ".txt"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            var code = CODE.matcher(Files.readString(newest));
            assertThat(code.find()).isTrue();
            return code.group();
        }
    }
}
