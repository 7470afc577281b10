package org.walletsuite.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class PatchTest {

    private final JsonMapper json = new JsonMapper();

    record Menu(@Size(max = 5) Patch<@NotNull String> name, Patch<List<Integer>> prices) {}

    @Test
    void distinguishesAnAbsentFieldFromOneThatIsNull() {
        var menu = read("{\"prices\": null}");

        assertThat(menu.name().over("Bar")).isEqualTo("Bar");
        assertThat(menu.prices().over(List.of(1))).isNull();
    }

    @Test
    void takesTheValueThatWasSent() {
        var menu = read("{\"name\": \"Grill\", \"prices\": [2, 3]}");

        assertThat(menu.name().overRequired("Bar")).isEqualTo("Grill");
        assertThat(menu.prices().over(List.of(1))).containsExactly(2, 3);
    }

    @Test
    void refusesAValueOfTheWrongKindByTheFieldsName() {
        assertThatThrownBy(() -> read("{\"prices\": [1, \"two\"]}"))
                .isInstanceOfSatisfying(
                        MismatchedInputException.class,
                        error -> assertThat(error.getPath().getFirst().getPropertyName())
                                .isEqualTo("prices"));
    }

    @Test
    void isValidatedOnlyWhenItWasSent() {
        assertThat(wrong("{}")).isEmpty();
        assertThat(wrong("{\"name\": \"Grill\"}")).isEmpty();
        assertThat(wrong("{\"name\": \"Grill 7\"}")).containsExactly("name");
        assertThat(wrong("{\"name\": null}")).containsExactly("name");
    }

    private Menu read(String body) {
        return json.readValue(body, Menu.class);
    }

    private List<String> wrong(String body) {
        try (var factory = Validation.byDefaultProvider()
                .configure()
                .addValueExtractor(new PatchValueExtractor())
                .buildValidatorFactory()) {
            return factory.getValidator().validate(read(body)).stream()
                    .map(violation -> violation.getPropertyPath().toString())
                    .toList();
        }
    }
}
