package org.walletsuite.wallet.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.walletsuite.platform.testing.Answer;
import org.walletsuite.wallet.testing.WalletServiceFixture;

/** The normalisation of e-mails, names and phones at sign-up. */
class SignUpFormsTest extends WalletServiceFixture {

    /** Forms of one e-mail that look alike, or are one to a mail server. */
    @Test
    void takesOneOfManyFormsOfAnEmailAtTheSameInstant() throws Exception {
        var name = "n" + UUID.randomUUID();
        var forms = List.of(
                "\u00e9" + name + "@b\u00fccher.example",
                "e\u0301" + name + "@bu\u0308cher.example",
                "\u00c9" + name + "@XN--BCHER-KVA.example",
                " E\u0301" + name + "@B\u00dcCHER.EXAMPLE ");
        var turn = new AtomicInteger();
        var answers = atOnce(8, () -> signUp(forms.get(turn.getAndIncrement() % forms.size()), PASSWORD));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 201)
                .extracting(answer -> answer.text("/email"))
                .containsExactly("\u00e9" + name + "@xn--bcher-kva.example");
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::body)
                .containsOnly("{\"email\":[\"A user with this email already exists.\"]}");
    }

    @Test
    void normalisesNamesAndPhones() {
        var answer =
                asNobody().post("/account/signup/", """
                {"email": "%s", "password": "%s", "full_name": "\\u00a0Zoe\\u0308\\u00a0Doe ",
                 "phone": "00966 (0) 50-123 4567"}""".formatted("p" + UUID.randomUUID() + "@example.com", PASSWORD));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/full_name")).isEqualTo("Zo\u00eb Doe");
        assertThat(answer.text("/phone")).isEqualTo("+966501234567");
    }
}
