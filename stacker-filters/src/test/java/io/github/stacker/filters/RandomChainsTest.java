package io.github.stacker.filters;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.FilterContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters behind filters, any of them with any parameters, keep to what each alone keeps to. */
@Tag("slow")
@ParameterizedClass(name = "seed {0}")
@ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
class RandomChainsTest extends FilterContract<Record> {
  private static final int LENGTH = 3;

  /** Pictures of fewer rows are read as a whole by some tests, which any filter bears. */
  private static final int LEAST_SIDE = 24;

  private static final int MOST_SIDE = 120;

  @Parameter long seed;

  /** Made when it is first asked for. */
  private final List<Link> links = new ArrayList<>();

  private final List<ImageInfo> taken = new ArrayList<>();

  /** A filter of a chain. */
  private record Link(FilterProvider<Record> provider, Record parameters) {
    Filter filter() {
      return provider.create(parameters);
    }
  }

  private record Chain(List<Filter> filters) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      ImageSource behind = source;
      for (Filter filter : filters) {
        behind = filter.apply(behind);
      }
      return behind;
    }

    @Override
    public Reading reading() {
      return filters.stream().map(Filter::reading).max(Comparator.naturalOrder()).orElseThrow();
    }
  }

  private record Described(ImageInfo info) implements ImageSource {
    @Override
    public void read(Region region, Tile into) {
      throw new AssertionError("read before it has to be");
    }
  }

  @Override
  protected FilterProvider<Record> provider() {
    return links().get(0).provider();
  }

  @Override
  protected Record parameters() {
    return links().get(0).parameters();
  }

  @Override
  protected Filter filter() {
    return new Chain(links().stream().map(Link::filter).toList());
  }

  @Override
  protected List<ImageInfo> inputs() {
    links();
    return taken;
  }

  @Override
  protected boolean keepsPlaces() {
    return false;
  }

  @Override
  protected boolean keepsNan() {
    return false;
  }

  /** Some chains add levels, and some make much of what rounding does. */
  @Override
  protected boolean keepsShares() {
    return false;
  }

  private List<Link> links() {
    Random random = new Random(seed);
    List<FilterProvider<Record>> providers = providers();
    while (links.size() < LENGTH) {
      FilterProvider<Record> provider = providers.get(random.nextInt(providers.size()));
      new RandomParameters(random)
          .of(provider.parameters())
          .ifPresent(parameters -> add(new Link(provider, parameters)));
    }
    return links;
  }

  /** Adds a link, if the chain then still takes some images. */
  private void add(Link link) {
    links.add(link);
    List<ImageInfo> fitting = super.inputs().stream().filter(this::isTaken).toList();
    if (fitting.isEmpty()) {
      links.remove(links.size() - 1);
      return;
    }
    taken.clear();
    taken.addAll(fitting);
  }

  private boolean isTaken(ImageInfo input) {
    try {
      ImageSource behind = new Described(input);
      for (Link link : links) {
        behind = link.filter().apply(behind);
        int least = Math.min(behind.info().width(), behind.info().height());
        int most = Math.max(behind.info().width(), behind.info().height());
        if (least < LEAST_SIDE || most > MOST_SIDE) {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @SuppressWarnings("unchecked")
  private static List<FilterProvider<Record>> providers() {
    List<FilterProvider<Record>> providers = new ArrayList<>();
    ServiceLoader.load(FilterProvider.class)
        .forEach(each -> providers.add((FilterProvider<Record>) each));
    providers.sort(Comparator.comparing(FilterProvider::name));
    assertTrue(providers.size() > LENGTH);
    return providers;
  }

  @Override
  public String toString() {
    return links().stream().map(l -> l.provider().name() + l.parameters()).toList().toString();
  }
}
