package io.github.stacker.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Hears what stacker warns of during a test. */
final class HeardWarnings implements BeforeEachCallback, AfterEachCallback {
  private final Logger stacker = (Logger) LoggerFactory.getLogger("io.github.stacker");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @Override
  public void beforeEach(ExtensionContext context) {
    log.start();
    stacker.addAppender(log);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    stacker.detachAppender(log);
  }

  /** Gives the warnings, the first first. */
  List<String> texts() {
    return log.list.stream()
        .filter(event -> event.getLevel() == Level.WARN)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }
}
