package io.framewright.examples.httpupload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.examples.http.RequestRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadNameTest {

    @ParameterizedTest
    @CsvSource({
        "a.txt, a.txt",
        "../../etc/passwd, passwd",
        "C:\\Users\\me\\photo.jpg, photo.jpg",
        "/etc\\a/b.txt, b.txt",
        "two words.txt, two words.txt",
        "caf\u00e9.txt, caf\u00e9.txt",
        "cafe\u0301.txt, caf\u00e9.txt",
        "contact.txt, contact.txt",
        "com10.txt, com10.txt",
    })
    void lastPartOfAPathIsTheName(String said, String name) throws Exception {
        assertThat(UploadName.of(said)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "dir/",
                "..\\..",
                ".htaccess",
                "-rf",
                " a",
                "a ",
                "a.",
                "CON",
                "con.txt",
                "Aux",
                "nul.tar.gz",
                "NUL .txt",
                "com1",
                "LPT9.log",
                "com\u00b9",
                "a:b",
                "file.txt::$DATA",
                "a<b",
                "a|b",
                "what?",
                "*",
                "a\"b",
                "a\u0000b",
                "a\nb",
                "a\u202egpj.exe",
                "a\u200bb",
                "a\ufffdb",
                "\ue000"
            })
    void nameThatIsNotSafeEverywhereIsRefused(String said) {
        assertThatThrownBy(() -> UploadName.of(said)).isInstanceOf(RequestRefusedException.class);
    }

    @Test
    void lengthIsCountedInBytes() throws Exception {
        assertThat(UploadName.of("\u00e9".repeat(100))).hasSize(100);
        assertThatThrownBy(() -> UploadName.of("\u00e9".repeat(101))).hasMessageContaining("200");
    }
}
