package io.github.stacker.core.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.PipelineException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class FilterOptionTest {
  private final ObjectNode pipeline = JsonTree.NODES.objectNode();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "flip | {'filter':'flip'}",
        "crop:left=1,top=-2.5 | {'filter':'crop','left':1,'top':-2.5}",
        "a:b=true,c=null,d=word,e=two words | {'filter':'a','b':true,'c':null,'d':'word','e':'two words'}",
        "a:b=[1,[2,3]],c={'d':4,'e':5} | {'filter':'a','b':[1,[2,3]],'c':{'d':4,'e':5}}",
        "a:b='1,2]',c=x=y | {'filter':'a','b':'1,2]','c':'x=y'}",
        "a: b=1, c=2 | {'filter':'a','b':1,'c':2}",
        "a:b= | {'filter':'a','b':''}",
      })
  void valuesAreJsonOrElseText(String text, String expected) {
    FilterOption.FRAME.addTo(pipeline, List.of(text.replace('\'', '"')));
    assertEquals(JsonTree.parse(expected.replace('\'', '"')), pipeline.get("filters").get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crop:3 | --post \"crop:3\": write name:key=value,key=value, for example thumbnail:size=128",
        ":a=3 | --post \":a=3\": write name:key=value,key=value, for example thumbnail:size=128",
        "a:b=3,b=4 | --post \"a:b=3,b=4\": \"b\" is given twice",
      })
  void theOptionIsNamedThatIsNotUnderstood(String text, String message) {
    PipelineException failure =
        assertThrows(
            PipelineException.class, () -> FilterOption.RESULT.addTo(pipeline, List.of(text)));
    assertEquals(message, failure.getMessage());
  }

  @Test
  void filtersStandInTheirSectionInOrder() {
    FilterOption.RESULT.addTo(pipeline, List.of("flip", "invert"));
    FilterOption.FRAME.addTo(pipeline, List.of());
    assertEquals(
        JsonTree.parse("{\"post\": [{\"filter\": \"flip\"}, {\"filter\": \"invert\"}]}"), pipeline);
  }

  @Test
  void messagesNameThemAsTheyWereTyped() {
    assertEquals(
        Map.of(
            "filters[0]", "--filter \"a:b=1\"",
            "filters[0].filter", "--filter \"a:b=1\"",
            "filters[1]", "--filter \"c\"",
            "filters[1].filter", "--filter \"c\""),
        FilterOption.FRAME.titles(List.of("a:b=1", "c")));
  }
}
