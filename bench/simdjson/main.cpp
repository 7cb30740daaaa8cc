// The same fields of the same frames with simdjson's on-demand parser, one frame at a time: symbol, price and quantity (as doubles), id, time, aggressor.
// Frames are read from standard input, one JSON text a line.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>
#include <simdjson.h>

using namespace simdjson;

static uint64_t read_trade(ondemand::parser& parser, const char* frame, size_t length, size_t capacity) {
    auto document = parser.iterate(frame, length, capacity);
    uint64_t sum = 0;
    ondemand::object trade = document["data"].get_object();
    for (auto field : trade) {
        std::string_view name = field.unescaped_key();
        if (name.size() != 1) continue;
        switch (name[0]) {
            case 'e': case 's': case 'X': sum += std::string_view(field.value().get_string()).size(); break;
            case 'p': case 'q': sum += (uint64_t)(double)field.value().get_double_in_string(); break;
            case 't': case 'T': sum += (uint64_t)field.value().get_uint64(); break;
            case 'm': sum += (bool)field.value().get_bool(); break;
        }
    }
    return sum;
}

int main() {
    std::string all, line;
    std::vector<std::pair<size_t, size_t>> frames;
    while (std::getline(std::cin, line)) {
        frames.emplace_back(all.size(), line.size());
        all += line;
    }
    const size_t bytes = all.size();
    all.append(SIMDJSON_PADDING, ' ');
    if (frames.empty()) { std::fprintf(stderr, "no frames on standard input\n"); return 2; }

    ondemand::parser parser;
    std::vector<double> passes;
    uint64_t sum = 0;
    for (int pass = 0; pass < 400; pass++) {
        auto start = std::chrono::steady_clock::now();
        for (auto [at, length] : frames) sum += read_trade(parser, all.data() + at, length, all.size() - at);
        std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
        passes.push_back(spent.count() / frames.size());
    }
    std::sort(passes.begin(), passes.end());
    std::printf("simdjson %s, %zu frames of %.0f B: min %.1f, median %.1f ns a frame (checksum %llu)\n",
        SIMDJSON_STRINGIFY(SIMDJSON_VERSION), frames.size(), (double)bytes / frames.size(), passes[0], passes[passes.size() / 2], (unsigned long long)sum);
}
